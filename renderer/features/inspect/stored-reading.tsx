import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { findProvider, findSignIn } from '../../../shared/providers/index.ts'
import { useTokenState, useTokens } from '../../stores/tokens.store.ts'
import { useView } from '../../stores/view.store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { ReadingView } from './reading-view.tsx'
import styles from './stored-reading.module.css'
import { useStoredReading } from './use-stored-reading.ts'

/** The reading of a connection's own token. */
export function StoredReading({ connection }: { readonly connection: Connection }) {
  const state = useTokenState(connection.id)
  const getToken = useTokens((store) => store.get)
  const showConnection = useView((store) => store.showConnection)
  const [turn, setTurn] = useState(0)
  const token = state?.token ?? null
  const { reading, failure } = useStoredReading(connection.id, token?.obtainedAt ?? null, turn)
  const provider = findProvider(connection.providerId)
  const isApiKey = provider !== undefined && findSignIn(provider, connection.signInId)?.flow === 'api-key'
  const noun = isApiKey ? 'key' : 'token'

  if (!token) {
    const get = async () => {
      const result = await getToken(connection.id)
      if (!result.ok) showConnection(connection.id, 'token')
    }
    return (
      <EmptyState
        title="Nothing to read yet"
        text={`Here stands what a token says of itself: whose it is, what it may do, when it ends. ${connection.name} has no ${noun} yet.`}
        action={
          <Button
            variant="primary"
            size="main"
            icon={<KeyRound size={16} />}
            busy={state?.working ?? false}
            onClick={() => void get()}
          >
            {isApiKey ? 'Use the saved key' : 'Get token'}
          </Button>
        }
      />
    )
  }
  return (
    <section className={styles.stored} aria-labelledby="stored-reading">
      <header className={styles.header}>
        <h2 id="stored-reading">What this {noun} says</h2>
        <code className={styles.preview}>{token.preview}</code>
      </header>
      {failure && <FailureCallout error={failure} onAct={() => setTurn(turn + 1)} />}
      {reading && <ReadingView reading={reading} isStored />}
    </section>
  )
}
