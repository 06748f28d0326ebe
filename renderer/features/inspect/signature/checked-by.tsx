import type { KeyFacts, SignatureCheck } from '../../../../shared/jwt/signature-check.ts'
import { formatExact, formatWhen } from '../../../lib/format-clock.ts'
import { useNow } from '../../../lib/use-now.ts'
import { KeyValueRows } from '../../../ui/key-value-rows.tsx'
import { describeOrigin } from './describe-origin.ts'

type CheckedByProps = { readonly check: Exclude<SignatureCheck, { outcome: 'not-checked' }> }

/** By which key a signature was checked, and when: so that it can be told again later. */
export function CheckedBy({ check }: CheckedByProps) {
  const now = useNow(null)
  const keys = check.outcome === 'differs' ? check.keys : [check.key]
  const [only] = keys
  if (only === undefined || keys.length > 1) return null
  return (
    <KeyValueRows
      rows={[
        { key: 'key', name: 'Key', value: only.detail },
        { key: 'from', name: 'From', value: describeOrigin(only) },
        ...idOf(only),
        {
          key: 'when',
          name: 'Checked',
          value: <span title={formatExact(check.checkedAt)}>{formatWhen(check.checkedAt, now)}</span>,
        },
      ]}
    />
  )
}

function idOf({ kid, thumbprint }: KeyFacts) {
  return [
    ...(kid === null ? [] : [{ key: 'kid', name: 'Key ID', value: kid, mono: true }]),
    ...(thumbprint === null
      ? []
      : [
          {
            key: 'thumbprint',
            name: 'Fingerprint',
            value: thumbprint,
            mono: true,
            detail: 'SHA-256 of the key (RFC 7638)',
          },
        ]),
  ]
}
