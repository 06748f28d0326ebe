import type { TokenSummary } from '../../../shared/domain/token.ts'
import { ForgetToken } from './forget-token.tsx'
import { PassFacts } from './pass-facts.tsx'
import styles from './pass-stub.module.css'
import { RevealToken } from './reveal-token.tsx'
import { TokenNotes } from './token-notes.tsx'

type PassStubProps = {
  readonly connectionId: string
  readonly token: TokenSummary
  readonly providerName: string
  readonly isApiKey: boolean
}

/** Below the perforation: what the token is. */
export function PassStub({ connectionId, token, providerName, isApiKey }: PassStubProps) {
  return (
    <div className={styles.stub}>
      <PassFacts token={token} />
      <RevealToken key={token.obtainedAt} connectionId={connectionId} token={token} />
      <TokenNotes notes={token.notes} providerName={providerName} />
      <ForgetToken connectionId={connectionId} providerName={providerName} isApiKey={isApiKey} />
    </div>
  )
}
