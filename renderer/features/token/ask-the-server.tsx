import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { describeIdTokenCheck } from '../../../shared/words/describe-id-token.ts'
import { api, type Userinfo } from '../../lib/api.ts'
import { useEndpointHost } from '../../stores/use-endpoint-host.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Fold } from '../../ui/fold.tsx'
import styles from './ask-the-server.module.css'

type AskTheServerProps = { readonly connection: Connection; readonly token: TokenSummary }

/** What the connection's own server can be asked about its token; nothing where it has no addresses for that. */
export function AskTheServer({ connection, token }: AskTheServerProps) {
  const userinfoHost = useEndpointHost(connection, 'userinfo')
  const signOutHost = useEndpointHost(connection, 'endSession')
  const [said, setSaid] = useState<Userinfo | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const [withHint, setWithHint] = useState(false)
  if (userinfoHost === null && signOutHost === null) return null

  const askWho = async () => {
    setBusy(true)
    const result = await api.tokens.userinfo({ connectionId: connection.id })
    setBusy(false)
    setSaid(result.ok ? result.value : null)
    setFailure(result.ok ? null : result.error)
  }
  const signOut = async () => {
    const result = await api.tokens.signOut({ connectionId: connection.id, withHint })
    setFailure(result.ok ? null : result.error)
  }

  return (
    <Fold summary="Ask the server">
      <div className={styles.acts}>
        {userinfoHost !== null && (
          <Button busy={busy} onClick={() => void askWho()}>
            Ask {userinfoHost} who this is
          </Button>
        )}
        {signOutHost !== null && <Button onClick={() => void signOut()}>Sign out in the browser</Button>}
      </div>
      {signOutHost !== null && token.idToken && (
        <CheckField
          label="Sign out with the ID token in the address"
          hint="Some servers want that. It then stands in the browser’s history."
          checked={withHint}
          onChange={(event) => setWithHint(event.target.checked)}
        />
      )}
      {failure && <FailureCallout error={failure} compact />}
      <div role="status">
        {said && (
          <p>
            {said.host} says: {said.who ?? 'a person without a name'}.
            {said.check && ` ${describeIdTokenCheck(said.check)}`}
          </p>
        )}
      </div>
      {said && <CodeBlock text={said.text} label="What the server said of the person" wrap />}
    </Fold>
  )
}
