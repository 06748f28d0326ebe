import { useRef, useState } from 'react'
import type { ChosenClientCertificate } from '../../../shared/domain/network.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { SecretField } from '../../ui/secret-field.tsx'
import styles from './network-fold.module.css'

type PassphraseFieldProps = {
  /** The certificate that waits in the main process. */
  readonly id: string
  readonly onOpened: (chosen: ChosenClientCertificate) => void
}

/** Asks for the passphrase of a client certificate. It stays in its input until it is sent, once. */
export function PassphraseField({ id, onOpened }: PassphraseFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const open = async () => {
    const result = await api.network.unlockClientCertificate({ id, passphrase: input.current?.value ?? '' })
    if (!result.ok) {
      setProblem(describeFailure(result.error).sentence)
      return input.current?.focus()
    }
    if (input.current) input.current.value = ''
    onOpened(result.value)
  }
  return (
    <div className={styles.passphrase}>
      <SecretField
        label="Passphrase of the certificate"
        name="passphrase"
        ref={input}
        hint="It came with the file, most often in another message."
        error={problem}
        onChange={() => setProblem(undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // Enter here opens the certificate, not the connection.
          event.preventDefault()
          void open()
        }}
      />
      <Button onClick={() => void open()}>Open</Button>
    </div>
  )
}
