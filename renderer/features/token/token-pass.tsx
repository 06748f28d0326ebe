import { useRef } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { useTimedView } from '../../lib/use-now.ts'
import { useTokens } from '../../stores/tokens.store.ts'
import { useSignInStep } from '../../stores/use-sign-in-step.ts'
import { Button } from '../../ui/button.tsx'
import { CountdownRing } from '../../ui/countdown-ring.tsx'
import { CountdownText } from '../../ui/countdown-text.tsx'
import { EnvironmentStripe } from '../../ui/environment-stripe.tsx'
import { SignInStep } from '../../ui/sign-in-step.tsx'
import { CopyNotice } from './copy-notice.tsx'
import { PassActs } from './pass-acts.tsx'
import { PassStub } from './pass-stub.tsx'
import { Perforation } from './perforation.tsx'
import { TokenFailure } from './token-failure.tsx'
import styles from './token-pass.module.css'
import { useCopy } from './use-copy.ts'
import { viewToken } from './view-token.ts'

type TokenPassProps = {
  readonly connection: Connection
  readonly providerName: string
  /** The sign-in is a saved key: there is nothing to renew. */
  readonly isApiKey: boolean
  /** Signing in is the person's act, each time. */
  readonly needsPerson: boolean
  readonly token: TokenSummary | null
  readonly working: boolean
  readonly error: AppError | null
}

/** The pass: above the perforation how long it is good and what to do, below it what it is. The perforation is the time left. */
export function TokenPass(props: TokenPassProps) {
  const { connection, providerName, isApiKey, needsPerson, token, working, error } = props
  const view = useTimedView((now) => viewToken(token, now, providerName, isApiKey, needsPerson))
  const article = useRef<HTMLElement>(null)
  const copying = useCopy(connection.id)
  const { step, acts } = useSignInStep(connection.id)
  const cancel = useTokens((state) => state.cancel)
  /** Where the focus goes when what had it is gone. */
  const focusGet = () => article.current?.querySelector<HTMLButtonElement>('[data-act="get"]')?.focus()
  const stop = () => {
    focusGet()
    void cancel(connection.id)
  }

  return (
    <article ref={article} className={styles.pass} aria-label={`Token of ${connection.name}`} data-state={view.state}>
      <EnvironmentStripe environment={connection.environment} className={styles.stripe} />
      <div className={styles.above}>
        <div className={styles.time}>
          <p className={styles.state} data-state={view.state}>
            <CountdownRing state={view.state} left={view.left} size={16} />
            {view.word}
          </p>
          {view.isTime ? (
            <CountdownText text={view.figures} state={view.state} size="large" />
          ) : (
            <p className={styles.words}>{view.figures}</p>
          )}
        </div>
        <PassActs
          connectionId={connection.id}
          state={view.state}
          isApiKey={isApiKey}
          working={working}
          copying={copying}
        />
        <div className={styles.line}>
          <p className={styles.sentence}>
            {working ? `Asking ${providerName} for ${token ? 'a new token' : 'a token'} …` : view.sentence}
          </p>
          {working && (
            <Button variant="quiet" onClick={stop}>
              Cancel
            </Button>
          )}
          <CopyNotice copying={copying} />
        </div>
        {step && (
          <div className={styles.whole}>
            <SignInStep {...{ step, acts }} />
          </div>
        )}
        <TokenFailure connectionId={connection.id} error={error} onAgain={focusGet} />
      </div>
      {token && (
        <>
          <Perforation state={view.state} left={view.left} />
          <PassStub
            connection={connection}
            token={token}
            providerName={providerName}
            isApiKey={isApiKey}
            onForgotten={focusGet}
          />
        </>
      )}
    </article>
  )
}
