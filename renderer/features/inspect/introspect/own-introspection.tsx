import { Building2 } from 'lucide-react'
import { api, type WhichToken } from '../../../lib/api.ts'
import { useTokens } from '../../../stores/tokens.store.ts'
import { useFailureAct } from '../../../stores/use-failure-act.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureCallout } from '../../../ui/failure-callout.tsx'
import { IntrospectionAnswer } from './introspection-answer.tsx'
import styles from './own-introspection.module.css'
import { useIntrospection } from './use-introspection.ts'

type OwnIntrospectionProps = {
  readonly connectionId: string
  readonly which: WhichToken | undefined
  /** Of the connection's own introspection address. */
  readonly host: string
  readonly whose: string
}

/** Asks the server that gave the token out what it is worth now, with what is saved to sign in there: nothing to type. */
export function OwnIntrospection({ connectionId, which, host, whose }: OwnIntrospectionProps) {
  const { ask, answer, failure, busy } = useIntrospection()
  const askNow = () => ask(api.inspector.introspectOwn({ connectionId, ...(which === undefined ? {} : { which }) }))
  const signIn = async () => {
    const result = await useTokens.getState().get(connectionId)
    if (result.ok) askNow()
  }
  const { act, problem } = useFailureAct(connectionId, { again: askNow, signIn: () => void signIn() })
  return (
    <section className={styles.own} aria-labelledby="own-introspection">
      <h3 id="own-introspection">What its server says</h3>
      <p className={styles.quiet}>
        {host} gave this token out, and can tell whether it is still good. It is asked as at the sign-in, with what is
        saved for this connection.
      </p>
      <Button className={styles.act ?? ''} icon={<Building2 size={16} />} busy={busy} onClick={askNow}>
        Ask {host} about this token
      </Button>
      {failure && <FailureCallout error={failure} onAct={(step) => act(failure, step)} />}
      {problem && <FailureCallout error={problem} compact />}
      <IntrospectionAnswer answer={answer} whose={whose} />
    </section>
  )
}
