import { useId, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { AnswerBody, CharsetSource } from '../../../shared/domain/answer-body.ts'
import { type CharsetId, charsets, nameOfCharset } from '../../../shared/domain/charsets.ts'
import { api } from '../../lib/api.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './charset-bar.module.css'

type CharsetBarProps = {
  readonly exchangeId: string
  readonly body: AnswerBody
  /** It was read in another charset. */
  readonly onRead: (body: AnswerBody) => void
}

const whoSaid: Readonly<Record<CharsetSource, string>> = {
  person: 'as you chose',
  mark: 'as its first bytes say',
  header: 'as its Content-Type says',
  document: 'as the document says',
  nobody: 'as nothing says otherwise',
}

const asNamed = 'named'

/** In which charset the text is read, who said so, what that could not read; and the choice of another one. */
export function CharsetBar({ exchangeId, body, onRead }: CharsetBarProps) {
  const id = useId()
  const [failure, setFailure] = useState<AppError | null>(null)
  const reading = 'charset' in body ? body : body.kind === 'image' ? body.source : null
  const isChosen = reading?.charsetFrom === 'person'
  // JSON is UTF-8 (RFC 8259 section 8.1): where it is, and all of it could be read, there is nothing to ask or to say.
  const isPlain = body.kind === 'json' && body.charset === 'utf-8' && !body.hasUnreadable && !body.unknownCharset
  const read = async (chosen: string) => {
    const charset = chosen === asNamed ? null : (chosen as CharsetId)
    const result = await api.answers.readAs({ exchangeId, charset })
    setFailure(result.ok ? null : result.error)
    if (result.ok) onRead(result.value)
  }
  if (isPlain && !isChosen) return null
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.words} id={id}>
          {reading
            ? `Read as ${nameOfCharset(reading.charset)}, ${whoSaid[reading.charsetFrom]}.`
            : 'These bytes are not text. What of them could be is shown.'}
        </span>
        <SelectField
          className={styles.choice}
          label="Read as"
          value={isChosen && reading ? reading.charset : asNamed}
          options={[
            { value: asNamed, label: 'What it says itself' },
            ...charsets.map((charset) => ({ value: charset.id, label: charset.name })),
          ]}
          onChange={(chosen) => void read(chosen)}
        />
      </div>
      {reading?.unknownCharset && (
        <Note tone="warning">
          The answer says that its text is in “{reading.unknownCharset}”. No such charset is known here, so it is read
          as {nameOfCharset(reading.charset)}.
        </Note>
      )}
      {reading?.hasUnreadable && (
        <Note tone="warning">
          Some characters could not be read: their bytes are none in {nameOfCharset(reading.charset)}. They stand as �.
          Perhaps it is another charset.
        </Note>
      )}
      {failure && <FailureCallout error={failure} compact />}
    </>
  )
}
