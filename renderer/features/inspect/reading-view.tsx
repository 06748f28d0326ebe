import type { TokenReading } from '../../../shared/jwt/read-token.ts'
import { Note } from '../../ui/note.tsx'
import styles from './reading-view.module.css'
import { TokenPartView } from './token-part-view.tsx'

type ReadingViewProps = {
  readonly reading: TokenReading
  /** It is a connection's own token, known to work. */
  readonly isStored?: boolean
}

/** What can be read in a token, and how far to believe it. */
export function ReadingView({ reading, isStored = false }: ReadingViewProps) {
  if (reading.format === 'opaque') {
    return (
      <Note tone="info">
        <p>{reading.explanation}</p>
        {isStored && <p className={styles.quiet}>Nothing is wrong with that: it works like any other token.</p>}
      </Note>
    )
  }
  const { header, headerClaims, payload, claims, signed } = reading
  const whose = isStored ? '' : ' of the other token'
  return (
    <div className={styles.reading}>
      <Note tone="info">
        <p>
          <strong>Signature not checked.</strong>{' '}
          {signed
            ? 'This is what the token says. Whether it is genuine, only its server can tell.'
            : 'There is none that could be: nobody vouches for what stands here.'}
        </p>
      </Note>
      <TokenPartView title="Claims" hint="what it says" whose={whose} part={payload} claims={claims} />
      <TokenPartView title="Header" hint="how it is made" whose={whose} part={header} claims={headerClaims} />
    </div>
  )
}
