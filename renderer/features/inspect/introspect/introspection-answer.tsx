import type { Introspection } from '../../../lib/api.ts'
import { PartView } from '../report/part-view.tsx'
import { SignatureNote } from '../signature/signature-note.tsx'

type IntrospectionAnswerProps = {
  /** Null: nothing was answered yet. */
  readonly answer: Introspection | null
  readonly whose: string
}

/** What a server said of a token: good or not, and its answer. */
export function IntrospectionAnswer({ answer, whose }: IntrospectionAnswerProps) {
  return (
    <>
      <div role="status">
        {answer && (
          <SignatureNote tone={answer.active ? 'good' : 'bad'}>
            <p>
              {answer.active
                ? `${answer.host} says that this token is good right now.`
                : `${answer.host} says that this token is not good: it ended, was taken back, or is not one of its own.`}
            </p>
          </SignatureNote>
        )}
      </div>
      {answer && (
        <PartView
          title="Its answer"
          hint="what the server says"
          whose={whose}
          part={{ readable: true, text: answer.text, value: {}, rows: answer.rows }}
          sought=""
        />
      )}
    </>
  )
}
