import { describeExpirySource } from '../../../shared/domain/expiry.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { formatExact, formatWhen } from '../../lib/format-clock.ts'
import { useNow } from '../../lib/use-now.ts'
import { Fact } from './fact.tsx'
import styles from './pass-facts.module.css'

/** The particulars of a token, as on a ticket: a small word and what stands under it. */
export function PassFacts({ token }: { readonly token: TokenSummary }) {
  const now = useNow(null)
  const { carry, use } = token
  return (
    <dl className={styles.facts}>
      {token.expiresAt === null ? (
        <Fact name="Ends" value="Not known" />
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
      {token.kind === 'access-token' && <Fact name="Renews" {...renewal(token, now)} />}
      {token.scope && <Fact name="May" value={token.scope.split(/[\s,]+/).join(', ')} wide />}
      {carry.headerNames.length > 0 && <Fact name="Carries along" value={carry.headerNames.join(', ')} mono wide />}
      {carry.basePath && <Fact name="Requests go under" value={carry.basePath} mono />}
      <Fact name="Sent as" value={`${use.header}: ${use.scheme} ${token.preview}`} mono wide />
    </dl>
  )
}

function renewal(token: TokenSummary, now: number): { readonly value: string; readonly title?: string } {
  if (!token.refreshable) return { value: 'By signing in again' }
  const { refreshExpiresAt } = token
  if (refreshExpiresAt === null) return { value: 'By its refresh token' }
  return {
    value: `By its refresh token, until ${formatWhen(refreshExpiresAt, now)}`,
    title: formatExact(refreshExpiresAt),
  }
}
