import { type FormEvent, useState } from 'react'
import type { TokenReading } from '../../../../shared/jwt/token-reading.ts'
import { api, type TokenSource } from '../../../lib/api.ts'
import { useSecretBox } from '../../../lib/use-secret-box.ts'
import { useConnections } from '../../../stores/connections.store.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureCallout } from '../../../ui/failure-callout.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { SecretField } from '../../../ui/secret-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { hostAsked } from '../signature/key-ways.ts'
import { IntrospectionAnswer } from './introspection-answer.tsx'
import styles from './introspection-fold.module.css'
import { useIntrospection } from './use-introspection.ts'

type IntrospectionFoldProps = {
  readonly reading: TokenReading
  readonly source: TokenSource
  /** What the issuer's metadata said, once it was asked; empty when not known. */
  readonly suggested: string
  /** The connection's own server is asked elsewhere. */
  readonly hasOwn: boolean
  readonly whose: string
}

/** Asks a server what it thinks of the token (introspection, RFC 7662): the one way to learn about one that says nothing itself. */
export function IntrospectionFold({ reading, source, suggested, hasOwn, whose }: IntrospectionFoldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [clientId, setClientId] = useState('')
  const secret = useSecretBox()
  const [missing, setMissing] = useState<string>()
  const asking = useIntrospection()
  const address = typed ?? suggested
  const host = hostAsked(address)
  const askNow = () =>
    asking.ask(
      api.inspector.introspect({ token: source, address: address.trim(), clientId, clientSecret: secret.read() }),
    )
  const allowAndAsk = async (connectionId: string, allowed: string) => {
    const result = await useConnections.getState().allowHost(connectionId, allowed)
    if (result.ok) askNow()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(host === null ? 'Give an address that begins with https://.' : undefined)
    if (host !== null) askNow()
  }
  const { answer, failure, busy } = asking
  return (
    <Fold summary={hasOwn ? 'Ask another server about it (introspection)' : summaryOf(reading)}>
      <form className={styles.form} onSubmit={submit} noValidate aria-label={`Introspection${whose}`}>
        <p className={styles.quiet}>
          Some servers tell a program of theirs what a token is worth. <strong>The token is sent there.</strong> Whoever
          runs the server knows the address, and gives you a client ID and secret for it.
        </p>
        <TextField
          label="Introspection address"
          mono
          error={missing}
          placeholder="https://login.example.com/introspect"
          value={address}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={styles.pair}>
          <TextField label="Client ID" mono value={clientId} onChange={(event) => setClientId(event.target.value)} />
          <SecretField ref={secret.ref} label="Client secret" />
        </div>
        <Button type="submit" className={styles.act ?? ''} busy={busy}>
          {host === null ? 'Send the token and ask' : `Send the token to ${host} and ask`}
        </Button>
      </form>
      {failure && (
        <FailureCallout
          error={failure}
          onAct={(step) => {
            if (step.kind === 'allow-host' && source.kind === 'stored') void allowAndAsk(source.connectionId, step.host)
            else askNow()
          }}
        />
      )}
      <IntrospectionAnswer answer={answer} whose={whose} />
    </Fold>
  )
}

function summaryOf({ format }: TokenReading): string {
  return format === 'opaque'
    ? 'Ask its server what it stands for (introspection)'
    : 'Ask its server about it (introspection)'
}
