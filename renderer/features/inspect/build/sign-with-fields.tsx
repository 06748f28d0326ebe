import type { AppError } from '../../../../shared/core/app-error.ts'
import type { SigningAlgorithm } from '../../../lib/api.ts'
import type { SecretBox } from '../../../lib/use-secret-box.ts'
import type { Signing } from '../../../stores/reading-desk.store.ts'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextAreaField } from '../../../ui/text-area-field.tsx'
import { SecretKeyFields } from '../signature/secret-key-fields.tsx'
import styles from './build-tool.module.css'

type SignWithFieldsProps = {
  readonly signing: Signing
  readonly onChange: (signing: Signing) => void
  readonly secret: SecretBox
  readonly privateKey: SecretBox<HTMLTextAreaElement>
  readonly failure: AppError | null
}

const ways = [
  { value: 'made-here', label: 'A throw-away key, made here' },
  { value: 'pasted', label: 'A private key of mine' },
  { value: 'secret', label: 'A shared secret' },
  { value: 'none', label: 'Nothing (alg: none)' },
] as const satisfies readonly { value: Signing['way']; label: string }[]

const shared = ['HS256', 'HS384', 'HS512'] as const
const withKey = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const

/** What the token is signed with. */
export function SignWithFields({ signing, onChange, secret, privateKey, failure }: SignWithFieldsProps) {
  const { way, alg } = signing
  const algorithms = algorithmsOf(way)
  const error = failure?.code === 'invalid-input' && failure.field === 'key' ? failure.reason : undefined
  const choose = (chosen: string) => {
    const next = ways.find(({ value }) => value === chosen)?.value ?? way
    const fitting = algorithmsOf(next)
    onChange({ ...signing, way: next, alg: fitting.includes(alg) ? alg : (fitting[0] ?? alg) })
  }
  return (
    <div className={styles.signing}>
      <div className={styles.pair}>
        <SelectField label="Sign it with" options={ways} value={way} onChange={choose} />
        {algorithms.length > 0 && (
          <SelectField
            label="Algorithm"
            options={algorithms.map((value) => ({ value, label: value }))}
            value={alg}
            onChange={(chosen) => onChange({ ...signing, alg: algorithms.find((one) => one === chosen) ?? alg })}
          />
        )}
      </div>
      {way === 'pasted' && (
        <TextAreaField
          ref={privateKey.ref}
          label="Private key"
          compact
          error={error}
          hint="PEM or JWK. Used for this only, and not kept."
          placeholder="-----BEGIN PRIVATE KEY-----"
        />
      )}
      {way === 'secret' && (
        <SecretKeyFields
          box={secret}
          encoding={signing.encoding}
          error={error}
          onEncoding={(encoding) => onChange({ ...signing, encoding })}
        />
      )}
      {way === 'made-here' && (
        <p className={styles.quiet}>
          It is gone when Hallpass closes. Give its public half to the server you test, if it is to take the token.
        </p>
      )}
      {way === 'none' && <p className={styles.quiet}>A server that takes such a token takes anybody’s.</p>}
    </div>
  )
}

function algorithmsOf(way: Signing['way']): readonly SigningAlgorithm[] {
  if (way === 'none') return []
  return way === 'secret' ? shared : withKey
}
