import { CircleAlert } from 'lucide-react'
import type { HttpLoginAnswer } from '../../../shared/domain/http-login.ts'
import type { TriedLogin } from '../../lib/api.ts'
import { Fold } from '../../ui/fold.tsx'
import { KeyValueRows } from '../../ui/key-value-rows.tsx'
import { Note } from '../../ui/note.tsx'
import { hasToken } from './draft-problems.ts'
import styles from './fields.module.css'
import { placeWords } from './login-words.ts'
import { roleWords } from './pick-of-node.ts'
import { picksOf } from './pick-places.ts'

type PickNotesProps = {
  readonly answer: HttpLoginAnswer
  readonly tried: TriedLogin | null
  readonly problem: string | undefined
}

/** What there is to say about the choices in an answer: what is missing, and what was chosen before anything was tried. */
export function PickNotes({ answer, tried, problem }: PickNotesProps) {
  const picks = picksOf(answer).filter(({ role }) => role !== 'message')
  const isLost = tried !== null && !hasToken(answer) && tried.candidates.every(({ role }) => role !== 'token')
  return (
    <>
      {isLost && (
        <Note tone="info">
          <p>
            Nothing here looks like a token. If the server says no, mend the request or what you typed, and try it
            again. If it does not, click the token yourself.
          </p>
        </Note>
      )}
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
