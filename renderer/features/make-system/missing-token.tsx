import { CircleAlert } from 'lucide-react'
import type { HttpLoginAnswer } from '../../../shared/domain/http-login.ts'
import type { TriedLogin } from '../../lib/api.ts'
import { Fold } from '../../ui/fold.tsx'
import { KeyValueRows } from '../../ui/key-value-rows.tsx'
import styles from './fields.module.css'
import { placeWords } from './login-words.ts'
import { roleWords } from './pick-of-node.ts'
import { picksOf } from './pick-places.ts'

type MissingTokenProps = {
  readonly answer: HttpLoginAnswer
  readonly tried: TriedLogin | null
  readonly problem: string | undefined
}

/** What is still to be chosen; before anything was tried, what was chosen earlier. */
export function MissingToken({ answer, tried, problem }: MissingTokenProps) {
  const picks = picksOf(answer).filter(({ role }) => role !== 'message')
  return (
    <>
      {problem && (
        <p className={styles.problem} role="alert">
          <CircleAlert size={16} aria-hidden="true" />
          {problem}
        </p>
      )}
      {tried === null && picks.length > 0 && (
        <Fold summary="What was chosen before" startsOpen>
          <KeyValueRows
            rows={picks.map(({ role, place, header }) => ({
              key: `${role} ${placeWords(place)}`,
              name: header ?? roleWords[role],
              value: placeWords(place),
              mono: true,
            }))}
          />
        </Fold>
      )}
    </>
  )
}
