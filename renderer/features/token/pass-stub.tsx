import type { Connection } from '../../../shared/domain/connection.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { useEndpointHost } from '../../stores/use-endpoint-host.ts'
import { AskTheServer } from './ask-the-server.tsx'
import { ForgetToken } from './forget-token.tsx'
import { PassFacts } from './pass-facts.tsx'
import styles from './pass-stub.module.css'
import { RevealToken } from './reveal-token.tsx'
import { TokenNotes } from './token-notes.tsx'
import { notesBelow } from './view-token.ts'

type PassStubProps = {
  readonly connection: Connection
  readonly token: TokenSummary
  readonly providerName: string
  readonly isApiKey: boolean
  readonly onForgotten: () => void
}

/** Below the perforation: what the token is. */
export function PassStub({ connection, token, providerName, isApiKey, onForgotten }: PassStubProps) {
  const revocationHost = useEndpointHost(connection, 'revocation')
  return (
    <div className={styles.stub}>
      <PassFacts token={token} keepFresh={connection.keepFresh} />
      <RevealToken key={token.obtainedAt} connectionId={connection.id} token={token}>
        <ForgetToken
          connectionId={connection.id}
          providerName={providerName}
          isApiKey={isApiKey}
          revocationHost={revocationHost}
          onForgotten={onForgotten}
        />
      </RevealToken>
      <AskTheServer connection={connection} token={token} />
      <TokenNotes notes={notesBelow(token)} providerName={providerName} />
    </div>
  )
}
