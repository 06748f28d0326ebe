import { CircleAlert, CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import { useState } from 'react'
import type { SignatureCheck } from '../../../../shared/jwt/signature-check.ts'
import type { JwtReading } from '../../../../shared/jwt/token-reading.ts'
import { checklist } from '../../../../shared/verdict/checklist.ts'
import type { ChecklistItem, Expectations } from '../../../../shared/verdict/verdict.ts'
import { useNow } from '../../../lib/use-now.ts'
import { Fold } from '../../../ui/fold.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import styles from './checklist.module.css'
import type { ReportFacts } from './report-facts.ts'

type ChecklistProps = {
  readonly reading: JwtReading
  readonly facts: ReportFacts
  readonly check: SignatureCheck | null
  readonly whose: string
}

const marks = {
  ok: CircleCheck,
  fails: CircleX,
  'may-fail': CircleAlert,
  unknown: CircleHelp,
} as const satisfies Record<ChecklistItem['state'], typeof CircleX>

const words = {
  ok: 'Fine',
  fails: 'Would fail',
  'may-fail': 'May fail',
  unknown: 'Cannot be told',
} as const satisfies Record<ChecklistItem['state'], string>

const nothingExpected: Expectations = { audience: '', issuer: '', algorithm: '' }

/** What a server would take and what it would refuse, with what to do about it; the worst first, what is fine folded away. */
export function Checklist({ reading, facts, check, whose }: ChecklistProps) {
  const now = useNow(null)
  const [expected, setExpected] = useState(nothingExpected)
  const items = checklist(reading, { ...facts, now, check }, expected)
  const of = (...states: readonly ChecklistItem['state'][]) => items.filter(({ state }) => states.includes(state))
  const fine = of('ok')
  return (
    <section className={styles.checklist} aria-label={`What would fail${whose}`}>
      <h3 className={styles.title}>What would fail?</h3>
      <Items items={of('fails')} />
      <Items items={of('may-fail', 'unknown')} />
      {of('fails', 'may-fail', 'unknown').length === 0 && <p>Nothing that can be seen from here.</p>}
      {fine.length > 0 && (
        <Fold summary={fine.length === 1 ? '1 thing is fine' : `${fine.length} things are fine`}>
          <Items items={fine} />
        </Fold>
      )}
      <Fold summary="What does your server expect?">
        <div className={styles.fields}>
          <Expected label="Audience" name="audience" {...{ expected, setExpected }} />
          <Expected label="Issuer" name="issuer" {...{ expected, setExpected }} />
          <Expected label="Algorithm" name="algorithm" {...{ expected, setExpected }} />
        </div>
      </Fold>
    </section>
  )
}

function Items({ items }: { readonly items: readonly ChecklistItem[] }) {
  if (items.length === 0) return null
  return (
    <ul className={styles.items}>
      {items.map(({ id, state, text, advice }) => {
        const Mark = marks[state]
        return (
          <li key={`${id} ${text}`} className={styles.item} data-state={state}>
            <Mark className={styles.mark} size={16} role="img" aria-label={words[state]} />
            <div>
              <p>{text}</p>
              {advice && <p className={styles.advice}>{advice}</p>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

type ExpectedProps = {
  readonly label: string
  readonly name: keyof Expectations
  readonly expected: Expectations
  readonly setExpected: (expected: Expectations) => void
}

const hints: Expectations = {
  audience: 'What the server calls itself (aud). Ask whoever runs it.',
  issuer: 'Whose tokens it takes (iss).',
  algorithm: 'How tokens for it are signed, for example RS256.',
}

function Expected({ label, name, expected, setExpected }: ExpectedProps) {
  return (
    <TextField
      label={label}
      aside="may stay empty"
      hint={hints[name]}
      mono
      value={expected[name]}
      onChange={(event) => setExpected({ ...expected, [name]: event.target.value })}
    />
  )
}
