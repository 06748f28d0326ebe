import { describeExpirySource } from '../../../shared/domain/expiry.ts'
import { whoSignedIn } from '../../../shared/domain/id-token.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { describeIdTokenCheck } from '../../../shared/words/describe-id-token.ts'
import { formatExact, formatWhen } from '../../lib/format-clock.ts'
import { useNow } from '../../lib/use-now.ts'
import { Fact } from './fact.tsx'
import styles from './pass-facts.module.css'

type PassFactsProps = {
  readonly token: TokenSummary
  /** It is renewed in the background. */
  readonly keepFresh: boolean
}

/** The particulars of a token, as on a ticket: a small word and what stands under it. */
export function PassFacts({ token, keepFresh }: PassFactsProps) {
  const now = useNow(null)
  const { carry } = token
  const who = token.idToken ? whoSignedIn(token.idToken) : null
  return (
    <dl className={styles.facts}>
      {token.expiresAt === null ? (
        <Fact
          name="Ends"
          value={token.notes.some((note) => note.kind === 'key-without-end') ? 'Not by itself' : 'Not known'}
        />
      ) : (
        <Fact
          name={token.expiresAt > now ? 'Ends' : 'Ended'}
          value={formatWhen(token.expiresAt, now)}
          title={formatExact(token.expiresAt)}
          detail={describeExpirySource(token.expirySource)}
        />
      )}
      <Fact
        name={token.kind === 'api-key' ? 'Saved' : 'Obtained'}
        value={formatWhen(token.obtainedAt, now)}
        title={formatExact(token.obtainedAt)}
      />
      {token.kind === 'access-token' && <Fact name="Renews" {...renewal(token, keepFresh, now)} />}
      {token.idToken && who !== null && (
        <Fact
          name="Signed in"
          value={who}
          detail={token.idToken.check.outcome === 'checked' ? 'says the ID token, checked' : 'says the ID token'}
          title={describeIdTokenCheck(token.idToken.check)}
        />
      )}
      {token.scope && <Fact name="May" value={token.scope.split(/[\s,]+/).join(', ')} />}
      {carry.headerNames.length > 0 && <Fact name="Carries along" value={carry.headerNames.join('\n')} mono />}
      {carry.basePath && <Fact name="Requests go under" value={carry.basePath} mono />}
    </dl>
  )
}

function renewal(
  token: TokenSummary,
  keepFresh: boolean,
  now: number,
): { readonly value: string; readonly title?: string } {
  const itself = keepFresh ? 'By itself, by' : 'By'
  if (!token.refreshable) return { value: `${itself} signing in again` }
  const { refreshExpiresAt } = token
  if (refreshExpiresAt === null) return { value: `${itself} its refresh token` }
  const value = `${itself} its refresh token, until ${formatWhen(refreshExpiresAt, now)}`
  return { value, title: formatExact(refreshExpiresAt) }
}
