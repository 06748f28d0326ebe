import { useId } from 'react'
import type { FoundToken } from '../../../../shared/jwt/token-reading.ts'
import { VisibleText } from '../report/visible-text.tsx'
import styles from './read-tool.module.css'

type FoundChoiceProps = {
  readonly found: readonly FoundToken[]
  readonly at: number
  readonly onChoose: (at: number) => void
}

/** Which of several tokens in a pasted text is meant. */
export function FoundChoice({ found, at, onChoose }: FoundChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles.found}>
      <legend>{found.length} tokens are in this text. Which one?</legend>
      {found.map(({ where }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is that of one text; two may stand at like-named places.
        <label key={index} className={styles.way}>
          <input type="radio" name={name} checked={index === at} onChange={() => onChoose(index)} />
          <span>
            <VisibleText text={where || 'the text itself'} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}
