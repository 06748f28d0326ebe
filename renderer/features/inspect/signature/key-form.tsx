import { type FormEvent, type Ref, useState } from 'react'
import type { JwtReading } from '../../../../shared/jwt/token-reading.ts'
import type { KeyChoice, SecretEncoding } from '../../../lib/api.ts'
import { useSecretBox } from '../../../lib/use-secret-box.ts'
import { useReadingDesk } from '../../../stores/reading-desk.store.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextAreaField } from '../../../ui/text-area-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { KeyFileField } from './key-file-field.tsx'
import { hostOfKeys, type KeyWay, waysFor } from './key-ways.ts'
import { SecretKeyFields } from './secret-key-fields.tsx'
import styles from './signature-section.module.css'
import type { CheckState } from './use-signature-check.ts'

type KeyFormProps = {
  readonly ref?: Ref<HTMLFormElement>
  readonly reading: JwtReading
  readonly checking: CheckState
  readonly identity: string
}

/** What to check with. A server is asked only by the button that names it. */
export function KeyForm({ ref, reading, checking, identity }: KeyFormProps) {
  const built = useReadingDesk((state) => state.built?.token)
  const madeKey = built?.token === identity ? (built.keyId ?? null) : null
  const ways = waysFor(reading, madeKey !== null)
  const [wanted, setWanted] = useState<KeyWay | null>(null)
  // Until something was chosen, what fits this token best.
  const way = ways.find(({ value }) => value === wanted)?.value ?? ways[0]?.value ?? 'pasted'
  const [address, setAddress] = useState<Partial<Record<KeyWay, string>>>({})
  const [key, setKey] = useState('')
  const [encoding, setEncoding] = useState<SecretEncoding>('text')
  const secret = useSecretBox()
  const [file, setFile] = useState<{ fileId: string; name: string } | null>(null)
  const [missing, setMissing] = useState('')
  const typed = address[way] ?? ways.find(({ value }) => value === way)?.suggested ?? ''
  const host = hostOfKeys(typed)
  const asksServer = way === 'issuer' || way === 'key-set-address'

  const choice = (): KeyChoice | string => {
    switch (way) {
      case 'issuer':
        return host === null
          ? 'Give the issuer’s address, beginning with https://.'
          : { kind: 'issuer', issuer: typed.trim() }
      case 'key-set-address':
        return host === null ? 'Give an address that begins with https://.' : { kind: way, url: typed.trim() }
      case 'pasted':
        return key.trim() === '' ? 'Paste the key first.' : { kind: 'pasted', text: key }
      case 'file':
        return file === null ? 'Choose the file first.' : { kind: 'file', fileId: file.fileId }
      case 'secret':
        return secret.read() === '' ? 'Type the secret first.' : { kind: 'secret', text: secret.read(), encoding }
      case 'inside':
        return { kind: 'inside' }
      case 'made-here':
        return { kind: 'made-here', keyId: madeKey ?? '' }
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = choice()
    setMissing(typeof chosen === 'string' ? chosen : '')
    if (typeof chosen === 'string') checking.clearFailure()
    else checking.run(chosen)
  }
  const error = missing || undefined

  return (
    <form ref={ref} className={styles.form} onSubmit={submit} noValidate>
      <SelectField
        label="Check it with"
        options={ways}
        value={way}
        onChange={(chosen) => {
          setMissing('')
          setWanted(ways.find(({ value }) => value === chosen)?.value ?? way)
        }}
      />
      {asksServer && (
        <TextField
          label={way === 'issuer' ? 'Issuer' : 'Address of the key set'}
          mono
          error={error}
          hint="Only the public keys are asked for. The token stays here."
          value={typed}
          onChange={(event) => setAddress({ ...address, [way]: event.target.value })}
        />
      )}
      {way === 'pasted' && (
        <TextAreaField
          label="Public key"
          compact
          error={error}
          hint="PEM, certificate, JWK or JWK set: Hallpass tells them apart."
          placeholder="-----BEGIN PUBLIC KEY-----"
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      )}
      {way === 'file' && <KeyFileField file={file} error={error} onChange={setFile} />}
      {way === 'secret' && (
        <SecretKeyFields key={identity} box={secret} encoding={encoding} error={error} onEncoding={setEncoding} />
      )}
      {way === 'inside' && (
        <p className={styles.advice}>
          Whoever made the token chose this key. That it matches says nothing about who that was.
        </p>
      )}
      <Button type="submit" className={styles.act ?? ''} busy={checking.busy}>
        {asksServer && host !== null ? `Ask ${host} for its keys and check` : 'Check the signature'}
      </Button>
    </form>
  )
}
