import { IdCard, KeyRound, ScanText } from 'lucide-react'
import { useState } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { whoSignedIn } from '../../../shared/domain/id-token.ts'
import { systemName } from '../../../shared/domain/system-name.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { signInOf, useProvider } from '../../stores/providers.store.ts'
import { useTokenState, useTokens } from '../../stores/tokens.store.ts'
import { useEndpointHost } from '../../stores/use-endpoint-host.ts'
import { useView } from '../../stores/view.store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { ReportActs } from './report/report-acts.tsx'
import { storedFacts } from './report/report-facts.ts'
import { TokenReport } from './report/token-report.tsx'
import styles from './stored-report.module.css'
import { useStoredReading } from './use-stored-reading.ts'

/** The report on a connection's own token. */
export function StoredReport({ connection }: { readonly connection: Connection }) {
  const state = useTokenState(connection.id)
  const [turn, setTurn] = useState(0)
  const token = state?.token ?? null
  const [readsId, setReadsId] = useState(false)
  const which = readsId && token?.idToken ? 'id-token' : undefined
  const { stored, failure, readOf } = useStoredReading(connection.id, token?.obtainedAt ?? null, turn, which)
  const provider = useProvider(connection.providerId)
  const isApiKey = signInOf(provider, connection.signInId)?.flow === 'api-key'
  const ownHost = useEndpointHost(connection, 'introspection')
  const show = useView((store) => store.show)
  if (!token) return <NothingYet connection={connection} isApiKey={isApiKey} working={state?.working ?? false} />
  return (
    <section className={styles.stored} aria-labelledby="stored-reading">
      <header className={styles.header}>
        <h2 id="stored-reading">What this {isApiKey ? 'key' : which ? 'ID token' : 'token'} says</h2>
        <code className={styles.preview}>{which ? token.idToken?.preview : token.preview}</code>
        {token.idToken && (
          <Button variant="quiet" icon={<IdCard size={16} />} onClick={() => setReadsId(!readsId)}>
            {which ? 'Read the access token' : 'Read the ID token'}
          </Button>
        )}
        <Button
          variant="quiet"
          icon={<ScanText size={16} />}
          onClick={() => show({ kind: 'read-tokens', tool: 'read' })}
        >
          Read another token
        </Button>
      </header>
      {failure && <FailureCallout error={failure} onAct={() => setTurn(turn + 1)} />}
      {stored && (
        <TokenReport
          reading={stored.reading}
          facts={factsOf(
            connection,
            token,
            provider ? systemName(provider, connection.servers) : connection.name,
            isApiKey,
            which,
          )}
          source={{ kind: 'stored', connectionId: connection.id, ...(which ? { which } : {}) }}
          identity={`${connection.id} ${readOf} ${which}`}
          ownHost={isApiKey ? null : ownHost}
          known={stored.check && { check: stored.check, issuer: null }}
          acts={
            <ReportActs
              reading={stored.reading}
              side={{ kind: 'stored', connectionId: connection.id }}
              before={stored.before === null ? null : { kind: 'before', connectionId: connection.id }}
            />
          }
        />
      )}
    </section>
  )
}

function factsOf(
  connection: Connection,
  token: TokenSummary,
  providerName: string,
  isApiKey: boolean,
  which: 'id-token' | undefined,
) {
  const { clockOffsetMs, idToken } = token
  const signedIn = idToken === undefined ? null : whoSignedIn(idToken)
  const as = signedIn ?? connection.values.username ?? connection.values.clientId ?? null
  // What is known of the token that is used says nothing of the ID token beside it.
  const ofIdToken = { expiresAt: idToken?.expiresAt ?? null, lifetimeMs: null, scope: null }
  const { expiresAt, lifetimeMs, scope } = which === undefined ? token : ofIdToken
  return storedFacts(clockOffsetMs, { providerName, expiresAt, lifetimeMs, isApiKey, as, scope })
}

type NothingYetProps = { readonly connection: Connection; readonly isApiKey: boolean; readonly working: boolean }

function NothingYet({ connection, isApiKey, working }: NothingYetProps) {
  const getToken = useTokens((store) => store.get)
  const { show, showConnection } = useView.getState()
  const get = async () => {
    const result = await getToken(connection.id)
    if (!result.ok) showConnection(connection.id, 'token')
  }
  return (
    <EmptyState
      title="Nothing to read yet"
      text={`Here stands what a token says of itself: whose it is, what it may do, when it ends. ${connection.name} has no ${isApiKey ? 'key' : 'token'} yet.`}
      action={
        <>
          <Button variant="primary" size="main" icon={<KeyRound size={16} />} busy={working} onClick={() => void get()}>
            {isApiKey ? 'Use the saved key' : 'Get token'}
          </Button>
          <Button variant="quiet" size="main" onClick={() => show({ kind: 'read-tokens', tool: 'read' })}>
            Read another token
          </Button>
        </>
      }
    />
  )
}
