import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { NextStep } from '../../../shared/words/describe-failure.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { useTokens } from '../../stores/tokens.store.ts'
import { useMendTrust } from '../../stores/use-mend-trust.ts'
import { useSignInStep } from '../../stores/use-sign-in-step.ts'
import { useView } from '../../stores/view.store.ts'
import { useWantedField } from '../../stores/wanted-field.store.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Note } from '../../ui/note.tsx'
import { SignInStep } from '../../ui/sign-in-step.tsx'

type TryFailureProps = {
  readonly connectionId: string
  readonly failure: AppError | null
  readonly onAgain: () => void
  /** Sends it once more, with no token. */
  readonly onWithoutToken: () => void
  /** Goes to the part of the request that is to be changed. */
  readonly onFix: (part: string) => void
  /** Opens the variables, to set this one. */
  readonly onSetVariable: (name: string) => void
}

function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, [contenteditable]') ?? false
}

/** Why no answer came, with its next step. */
export function TryFailure(props: TryFailureProps) {
  const { connectionId, onAgain, onWithoutToken, onFix, onSetVariable } = props
  // A sign-in begun from here that failed has the last word, until something is sent again.
  const [signInFailed, setSignInFailed] = useState<{ readonly after: AppError; readonly error: AppError } | null>(null)
  const failedSignIn = signInFailed?.after === props.failure ? signInFailed.error : null
  const failure = failedSignIn ?? props.failure
  const allowHost = useConnections((state) => state.allowHost)
  const showConnection = useView((state) => state.showConnection)
  const want = useWantedField((state) => state.want)
  const restart = useAppInfo((state) => state.restart)
  const { step, acts } = useSignInStep(connectionId)
  const { get: getToken, cancel: cancelToken } = useTokens.getState()
  const { mend, problem } = useMendTrust(connectionId, onAgain)
  const place = useRef<HTMLDivElement>(null)
  const needsPerson = step !== null
  const wasTyping = useRef(false)
  useLayoutEffect(() => {
    if (!needsPerson) return
    // Looked at when the step goes: what takes the focus in its place a moment later says nothing of the person.
    return () => {
      wasTyping.current = isTyping()
    }
  }, [needsPerson])
  useEffect(() => {
    if (!needsPerson && !failedSignIn) return
    place.current?.scrollIntoView({ block: 'nearest' })
    // The button that was pressed is gone: whoever works by keyboard goes on from here. Nobody is taken away from typing.
    if (needsPerson ? isTyping() : wasTyping.current) return
    place.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [needsPerson, failedSignIn])
  if (!failure) return null
  if (failure.code === 'cancelled') return <Note tone="info">Stopped before an answer came.</Note>

  const isInTheForm = failure.code === 'request-refused' || failure.code === 'invalid-input'
  const allowAndSend = async (host: string) => {
    const owner = failure.code === 'host-not-allowed' ? failure.owner?.connectionId : undefined
    const result = await allowHost(owner ?? connectionId, host)
    if (result.ok) onAgain()
  }
  /** Gets a token with the person there; once there is one, what was to be sent is sent. */
  const signIn = async () => {
    wasTyping.current = false
    const result = await getToken(connectionId)
    if (result.ok) onAgain()
    else if (props.failure && result.error.code !== 'cancelled') {
      setSignInFailed({ after: props.failure, error: result.error })
    }
  }
  const act = (step: NextStep['act']) => {
    if (step.kind === 'sign-in' || (failedSignIn && step.kind === 'try-again')) void signIn()
    else if (step.kind === 'try-again') onAgain()
    else if (step.kind === 'send-without-token') onWithoutToken()
    else if (step.kind === 'set-variables') onSetVariable(step.names[0] ?? '')
    else if (step.kind === 'allow-host') void allowAndSend(step.host)
    else if (step.kind === 'restart') void restart()
    else if (step.kind === 'trust-certificate' || step.kind === 'choose-authority') mend(step)
    else if (step.kind === 'focus-field' && isInTheForm) onFix(step.fields[0] ?? 'url')
    else {
      const [field] = step.kind === 'focus-field' ? step.fields : []
      if (field) want({ connectionId, field, error: failure })
      showConnection(connectionId, 'set-up')
    }
  }
  return (
    <div ref={place}>
      {step ? (
        <SignInStep {...{ step, acts }} onCancel={() => void cancelToken(connectionId)} />
      ) : (
        <FailureCallout error={failure} onAct={act} />
      )}
      {problem && <FailureCallout error={problem} compact />}
    </div>
  )
}
