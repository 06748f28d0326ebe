import type { CommandPreview } from '../../../../shared/bring-in/command-preview.ts'
import type { TokenUse } from '../../../../shared/domain/provider.ts'
import parts from '../parts/preview.module.css'

type CommandTokenProps = {
  readonly places: CommandPreview['tokenPlaces']
  readonly use: TokenUse
}

/** Where the token is looked for, and how requests carry it. */
export function CommandToken({ places, use: { header, scheme } }: CommandTokenProps) {
  return (
    <section className={parts.section} aria-label="The token">
      <h3 className={parts.title}>The token</h3>
      <dl className={parts.facts}>
        {places !== null && (
          <>
            <dt>Looked for in the answer</dt>
            <dd>
              <Places {...places} />
            </dd>
          </>
        )}
        <dt>Goes out with requests as</dt>
        <dd>
          <code>
            {header}: {scheme !== '' && `${scheme} `}…
          </code>
        </dd>
      </dl>
    </section>
  )
}

/** Guesses are many: the first of them say enough. */
const mostGuesses = 4

function Places({ paths, header, isGuess }: NonNullable<CommandPreview['tokenPlaces']>) {
  if (header !== null) {
    return (
      <>
        header <code>{header}</code>
      </>
    )
  }
  const shown = isGuess ? paths.slice(0, mostGuesses) : paths
  return (
    <>
      {shown.map((path, at) => (
        <span key={path}>
          {at > 0 && ', '}
          <code>{path}</code>
        </span>
      ))}
      {isGuess && ' and wherever else servers usually have it. The command does not say.'}
    </>
  )
}
