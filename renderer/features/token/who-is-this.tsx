import { UserRound } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { ClaimRow } from '../../../shared/jwt/token-reading.ts'
import { describeIdTokenCheck } from '../../../shared/words/describe-id-token.ts'
import { api, type Userinfo } from '../../lib/api.ts'
import { formatExact } from '../../lib/format-clock.ts'
import { useTokens } from '../../stores/tokens.store.ts'
import { useFailureAct } from '../../stores/use-failure-act.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Fold } from '../../ui/fold.tsx'
import { KeyValueRows } from '../../ui/key-value-rows.tsx'
import styles from './ask-the-server.module.css'

type WhoIsThisProps = { readonly connectionId: string; readonly host: string }

/** Asks the server whose token it is (userinfo). The answer is shown value by value, with what each means. */
export function WhoIsThis({ connectionId, host }: WhoIsThisProps) {
  const [said, setSaid] = useState<Userinfo | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    setFailure(null)
    const result = await api.tokens.userinfo({ connectionId })
    setBusy(false)
    setSaid(result.ok ? result.value : null)
    setFailure(result.ok ? null : result.error)
  }
  const signIn = async () => {
    const result = await useTokens.getState().get(connectionId)
    if (result.ok) await ask()
  }
  const { act, problem } = useFailureAct(connectionId, { again: () => void ask(), signIn: () => void signIn() })
  return (
    <div className={styles.question}>
      <Button className={styles.act ?? ''} icon={<UserRound size={16} />} busy={busy} onClick={() => void ask()}>
        Ask {host} who this is
      </Button>
      {failure && <FailureCallout error={failure} onAct={(step) => act(failure, step)} />}
      {problem && <FailureCallout error={problem} compact />}
      <div role="status">
        {said && (
          <p>
            {said.host} says: {said.who ?? 'a person without a name'}.
            {said.check && ` ${describeIdTokenCheck(said.check)}`}
          </p>
        )}
      </div>
      {said && (
        <>
          <KeyValueRows look="ruled" rows={said.rows.filter(({ depth }) => depth === 0).map(rowOf)} />
          <Fold summary="The answer as it came">
            <CodeBlock text={said.text} label="What the server said of the person" wrap />
          </Fold>
        </>
      )}
    </div>
  )
}

function rowOf({ name, text, instant, known, from }: ClaimRow) {
  return {
    key: `${from}`,
    name: <code>{name}</code>,
    value: <bdi>{instant === null ? text : formatExact(instant)}</bdi>,
    ...(known === null ? {} : { detail: known.meaning }),
  }
}
