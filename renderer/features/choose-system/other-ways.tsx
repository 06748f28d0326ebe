import { ChevronRight, ClipboardPaste, PencilRuler } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import styles from './system-stub.module.css'

type OtherWaysProps = {
  readonly onMake: () => void
  readonly onBringIn: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** For systems that Hallpass does not know: describe the login, or hand over what the documentation has. */
export function OtherWays({ onMake, onBringIn, onKeyDown }: OtherWaysProps) {
  const ways = [
    {
      name: 'A login that answers with a token',
      summary: 'Describe the request in a form, try it, and click the token in the answer.',
      Icon: PencilRuler,
      act: onMake,
    },
    {
      name: 'A command, a file, a card',
      summary:
        'Paste the curl, PowerShell or Python example of a documentation, or bring in an OpenAPI file, a Postman collection, or a card somebody shared.',
      Icon: ClipboardPaste,
      act: onBringIn,
    },
  ]
  return ways.map(({ name, summary, Icon, act }) => (
    <li key={name}>
      <button type="button" className={styles.ticket} onClick={act} onKeyDown={onKeyDown}>
        <span className={styles.icon}>
          <Icon size={20} aria-hidden="true" />
        </span>
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.summary}>{summary}</span>
        </span>
        <span className={styles.stub} aria-hidden="true">
          <span />
          <ChevronRight size={16} />
        </span>
      </button>
    </li>
  ))
}
