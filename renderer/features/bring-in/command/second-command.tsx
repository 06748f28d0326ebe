import { TextAreaField } from '../../../ui/text-area-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import parts from '../parts/preview.module.css'
import type { SecondCommand } from './second-of-text.ts'
import type { CommandProblems } from './use-command-choice.ts'

type SecondCommandProps = {
  readonly text: string
  readonly address: string
  readonly second: SecondCommand
  /** The request that the first text has already; null for none. */
  readonly example: string | null
  readonly problems: CommandProblems
  readonly onText: (text: string) => void
  readonly onAddress: (address: string) => void
}

/** The place for a second command: a first request to try, from which it is also seen how the token goes out. */
export function SecondCommandFields(props: SecondCommandProps) {
  const { text, address, second, example, problems, onText, onAddress } = props
  return (
    <section className={parts.section} aria-label="A first request">
      <h3 className={parts.title}>A first request</h3>
      {example !== null && (
        <p className={parts.soft}>
          The text has one already: <code>{example}</code>. Another one that you paste here takes its place.
        </p>
      )}
      <TextAreaField
        label="A request that uses the token, if you have one"
        aside="may stay empty"
        placeholder={'curl https://api.example.com/v1/me -H "Authorization: Bearer <token>"'}
        rows={3}
        value={text}
        error={problems.second}
        onChange={(event) => onText(event.target.value)}
      />
      <p className={parts.soft} role="status">
        {second.kind === 'read' && wordsFor(second)}
      </p>
      {second.kind === 'read' && second.lostAddress && (
        <TextField
          label="Address of that request"
          aside="may stay empty"
          mono
          placeholder="https://api.example.com/v1/me"
          hint="The command came without it."
          value={address}
          error={problems.secondAddress}
          onChange={(event) => onAddress(event.target.value)}
        />
      )}
    </section>
  )
}

function wordsFor({ line, use }: Extract<SecondCommand, { kind: 'read' }>): string {
  const carried = use && `${use.header}${use.scheme === '' ? '' : `: ${use.scheme} …`}`
  return [
    line === null ? 'Its address is missing.' : `The first request to try: ${line}.`,
    carried === null ? 'It does not show how the token goes out.' : `The token goes out as ${carried}.`,
  ].join(' ')
}
