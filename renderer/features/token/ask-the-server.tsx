import type { Connection } from '../../../shared/domain/connection.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { useEndpointHost } from '../../stores/use-endpoint-host.ts'
import { Fold } from '../../ui/fold.tsx'
import styles from './ask-the-server.module.css'
import { SignOutInBrowser } from './sign-out-in-browser.tsx'
import { WhoIsThis } from './who-is-this.tsx'

type AskTheServerProps = { readonly connection: Connection; readonly token: TokenSummary }

/** What the connection's own server can be asked about its token; nothing where it has no addresses for that. */
export function AskTheServer({ connection, token }: AskTheServerProps) {
  const userinfoHost = useEndpointHost(connection, 'userinfo')
  const endSessionHost = useEndpointHost(connection, 'endSession')
  // Without an ID token nobody is known to be signed in there.
  const signOutHost = token.idToken === undefined ? null : endSessionHost
  if (userinfoHost === null && signOutHost === null) return null
  return (
    <Fold summary="Ask the server">
      <div className={styles.questions}>
        {userinfoHost !== null && <WhoIsThis connectionId={connection.id} host={userinfoHost} />}
        {signOutHost !== null && <SignOutInBrowser connectionId={connection.id} host={signOutHost} />}
      </div>
    </Fold>
  )
}
