import { formatDay } from '../../shared/core/format-time.ts'
import type { ServerCertificate } from '../../shared/core/server-certificate.ts'
import { readNow } from '../lib/use-now.ts'
import { KeyValueRows } from './key-value-rows.tsx'

/** What a certificate says of itself. */
export function CertificateFacts({ certificate }: { readonly certificate: ServerCertificate }) {
  const { subject, issuer, selfSigned, names, validFrom, validTo, fingerprint, serial } = certificate
  const hasEnded = validTo < readNow()
  return (
    <KeyValueRows
      look="ruled"
      rows={[
        { key: 'subject', name: 'For', value: subject || 'It does not say', mono: true },
        {
          key: 'names',
          name: 'Hosts it is for',
          value: names.length === 0 ? 'It names none' : names.join(', '),
          mono: names.length > 0,
        },
        {
          key: 'issuer',
          name: 'Vouched for by',
          value: selfSigned ? 'Itself: it is self-signed' : issuer || 'It does not say',
          mono: !selfSigned,
        },
        {
          key: 'valid',
          name: 'Holds',
          value: `from ${formatDay(validFrom)} to ${formatDay(validTo)}${hasEnded ? ' — that is over' : ''}`,
        },
        { key: 'fingerprint', name: 'Fingerprint (SHA-256)', value: fingerprint, mono: true },
        { key: 'serial', name: 'Serial number', value: serial, mono: true },
      ]}
    />
  )
}
