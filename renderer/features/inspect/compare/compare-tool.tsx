import { useMemo, useState } from 'react'
import type { JwtReading } from '../../../../shared/jwt/token-reading.ts'
import { compareTokens, describeComparison } from '../../../../shared/verdict/compare-tokens.ts'
import { orderComparison } from '../../../../shared/verdict/order-comparison.ts'
import { useReadingDesk } from '../../../stores/reading-desk.store.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import styles from './compare-tool.module.css'
import { ComparedTable } from './compared-table.tsx'
import { SidePicker } from './side-picker.tsx'
import { type SideReading, useSide } from './use-side.ts'

/** Two tokens beside each other: what came, what went, what is another. */
export function CompareTool() {
  const sides = useReadingDesk((state) => state.sides)
  const first = useSide(sides.first, 'first')
  const second = useSide(sides.second, 'second')
  return (
    <div className={styles.tool}>
      <div className={styles.sides}>
        <SidePicker place="first" label="First token" side={sides.first} reading={first} />
        <SidePicker place="second" label="Second token" side={sides.second} reading={second} />
      </div>
      <Comparison first={first} second={second} />
    </div>
  )
}

function Comparison({ first, second }: { readonly first: SideReading; readonly second: SideReading }) {
  if (first.reading?.format === 'jwt' && second.reading?.format === 'jwt') {
    return <Differences before={first.reading} after={second.reading} />
  }
  if (first.reading === null || second.reading === null) {
    return <p className={styles.quiet}>Choose or paste two tokens: what differs between them stands here.</p>
  }
  return (
    <p className={styles.quiet} role="status">
      {first.reading.format === 'opaque' && second.reading.format === 'opaque'
        ? 'Both tokens say nothing by themselves, so there is nothing to compare.'
        : 'One of the two tokens says nothing by itself, so there is nothing to compare.'}
    </p>
  )
}

function Differences({ before, after }: { readonly before: JwtReading; readonly after: JwtReading }) {
  const [all, setAll] = useState(false)
  const rows = useMemo(() => compareTokens(before, after), [before, after])
  const ordered = useMemo(() => orderComparison(rows), [rows])
  const shown = all ? ordered : ordered.filter(({ change }) => change !== 'same')
  return (
    <section className={styles.differences} aria-label="What differs">
      <p className={styles.summary} role="status">
        {describeComparison(rows)}
      </p>
      <CheckField
        label="Show what is the same, too"
        checked={all}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
      {shown.length > 0 && <ComparedTable rows={shown} />}
    </section>
  )
}
