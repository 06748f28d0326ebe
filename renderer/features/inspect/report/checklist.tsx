import { CircleAlert, CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import type { ChecklistItem, Expectations } from '../../../../shared/verdict/verdict.ts'
import { Fold } from '../../../ui/fold.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import styles from './checklist.module.css'

type ChecklistProps = {
  readonly items: readonly ChecklistItem[]
  readonly expected: Expectations
  readonly whose: string
  readonly onExpected: (expected: Expectations) => void
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

/** What a server would take and what it would refuse, with what to do about it; the worst first, what is fine folded away. */
export function Checklist({ items, expected, whose, onExpected }: ChecklistProps) {
  const of = (...states: readonly ChecklistItem['state'][]) => items.filter(({ state }) => states.includes(state))
  const fine = of('ok')
  return (
    <section className={styles.checklist} aria-label={`What would fail${whose}`}>
      <h3 className={styles.title}>What would fail?</h3>
      <p role="status" className={styles.summary}>
        {summaryOf(of('fails').length, of('may-fail').length)}
      </p>
      <Items items={of('fails')} />
      <Items items={of('may-fail', 'unknown')} />
      {fine.length > 0 && (
        <Fold summary={fine.length === 1 ? '1 thing is fine' : `${fine.length} things are fine`}>
          <Items items={fine} />
        </Fold>
      )}
      <Fold summary="What does your server expect?">
        <div className={styles.fields}>
          <Expected label="Audience" name="audience" {...{ expected, onExpected }} />
          <Expected label="Issuer" name="issuer" {...{ expected, onExpected }} />
          <Expected label="Algorithm" name="algorithm" {...{ expected, onExpected }} />
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
  readonly onExpected: (expected: Expectations) => void
}

const hints: Expectations = {
  audience: 'What the server calls itself (aud). Ask whoever runs it.',
  issuer: 'Whose tokens it takes (iss).',
  algorithm: 'How tokens for it are signed, for example RS256.',
}

function Expected({ label, name, expected, onExpected }: ExpectedProps) {
  return (
    <TextField
      label={label}
      aside="may stay empty"
      hint={hints[name]}
      mono
      value={expected[name]}
      onChange={(event) => onExpected({ ...expected, [name]: event.target.value })}
    />
  )
}

/** How many points are bad, for those who listen as well. */
function summaryOf(fails: number, mayFail: number): string {
  if (fails === 0 && mayFail === 0) return 'Nothing that can be seen from here.'
  const parts = [...(fails === 0 ? [] : [`${fails} would fail`]), ...(mayFail === 0 ? [] : [`${mayFail} may fail`])]
  return `${parts.join(', ')}.`
}
