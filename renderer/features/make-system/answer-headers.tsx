import type { LoginCandidate } from '../../../shared/login/login-candidate.ts'
import type { TriedHeader } from '../../lib/api.ts'
import { Fold } from '../../ui/fold.tsx'
import styles from './answer-picker.module.css'
import { isPlace, type Pick, type PickRole } from './pick-places.ts'

type AnswerHeadersProps = {
  readonly headers: readonly TriedHeader[]
  readonly role: PickRole
  readonly picks: readonly Pick[]
  readonly candidates: readonly LoginCandidate[]
  readonly startsOpen: boolean
  readonly onToggle: (pick: Pick) => void
}

/** The headers of the answer. Some logins hand the token out in one: only that can be clicked here. */
export function AnswerHeaders({ headers, role, picks, candidates, startsOpen, onToggle }: AnswerHeadersProps) {
  const isOpen = startsOpen || candidates.some(({ place }) => place.in === 'header')
  return (
    <Fold summary={`Headers of the answer (${headers.length})`} startsOpen={isOpen}>
      <ul className={styles.tree} aria-label="Headers of the answer">
        {headers.map(({ name, value }, at) => {
          const place = { in: 'header', name } as const
          const isPicked = picks.some((pick) => isPlace(pick.place, place))
          const suggestion = candidates.find((one) => one.role === role && isPlace(one.place, place))
          const words = (
            <>
              <span className={styles.name}>{name}</span>
              <span className={styles.value}>{value}</span>
              {isPicked && <span className={styles.chip}>Token</span>}
              {suggestion && !isPicked && <span className={styles.hint}>Suggested. {suggestion.reason}</span>}
            </>
          )
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers are shown as they came, and some come twice.
            <li key={at}>
              {role === 'token' ? (
                <button
                  type="button"
                  className={styles.line}
                  aria-pressed={isPicked}
                  onClick={() => onToggle({ role, place })}
                >
                  {words}
                </button>
              ) : (
                <div className={styles.line}>{words}</div>
              )}
            </li>
          )
        })}
      </ul>
    </Fold>
  )
}
