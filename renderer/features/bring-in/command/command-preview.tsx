import type { CommandPreview } from '../../../../shared/bring-in/command-preview.ts'
import { ProviderMark } from '../../../ui/provider-mark.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Hosts } from '../parts/hosts.tsx'
import parts from '../parts/preview.module.css'
import { Sentences } from '../parts/sentences.tsx'
import { TakeActs } from '../parts/take-acts.tsx'
import type { PreviewProps } from '../preview-props.ts'
import { CommandFields } from './command-fields.tsx'
import { CommandLines } from './command-lines.tsx'
import styles from './command-preview.module.css'
import { CommandToken } from './command-token.tsx'
import { SecondCommandFields } from './second-command.tsx'
import { useCommandChoice } from './use-command-choice.ts'

/** A command out of a documentation, and the system that it becomes, before anything of it is kept. */
export function CommandPreviewView({ preview, from, onTake, isTaking, onDrop }: PreviewProps<CommandPreview>) {
  const { system, signIn, request, isDrawn, lostAddress, tokenPlaces, example, remarks, notTaken } = preview
  const choice = useCommandChoice(preview)
  const { typed, fields, second, problems, type, change } = choice
  return (
    <form
      className={parts.card}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = choice.choose()
        if (chosen !== null) void onTake(chosen)
      }}
    >
      <header className={parts.head}>
        <ProviderMark provider={system} size={40} />
        <div className={parts.names}>
          <h2>{signIn.label}</h2>
          <p className={parts.soft}>
            {signIn.summary} {from === '' ? 'Read from a command.' : `Read from ${from}.`}
          </p>
        </div>
      </header>
      <TextField
        label="Name in Hallpass"
        value={typed.name}
        maxLength={100}
        onChange={(event) => type({ name: event.target.value })}
      />
      <section className={parts.section} aria-label="What it sends">
        <h3 className={parts.title}>What it sends</h3>
        <CommandLines lines={request} fields={fields} />
        {lostAddress && (
          <TextField
            label="Address of the sign-in"
            aside="may stay empty"
            mono
            className={styles.address}
            placeholder="https://api.example.com/v1/login"
            hint="The command came without it. Give all of it here, or when you connect."
            value={typed.address}
            error={problems.address}
            onChange={(event) => type({ address: event.target.value })}
          />
        )}
      </section>
      <CommandFields fields={fields} isDrawn={isDrawn} onChange={change} />
      <Hosts hosts={choice.hosts} asksAddresses={preview.asksAddresses} />
      <CommandToken places={tokenPlaces} use={(second.kind === 'read' && second.use) || preview.use} />
      <SecondCommandFields
        {...{ second, example, problems }}
        text={typed.second}
        address={typed.secondAddress}
        onText={(text) => type({ second: text })}
        onAddress={(address) => type({ secondAddress: address })}
      />
      <Sentences
        remarks={remarks}
        notTaken={[...new Set([...notTaken, ...(second.kind === 'read' ? second.notTaken : [])])]}
      />
      <TakeActs label="Add this system" isTaking={isTaking} onDrop={onDrop} />
    </form>
  )
}
