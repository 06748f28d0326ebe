import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Secured } from '../../../shared/core/server-certificate.ts'
import { shortName } from '../../../shared/core/server-certificate.ts'
import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import { Button } from '../../ui/button.tsx'
import { CertificateDialog } from '../../ui/certificate-dialog.tsx'
import styles from './answer-security.module.css'

/** How the way to the server was secured, and who was on it. Nothing where there is nothing to say. */
export function AnswerSecurity({ exchange }: { readonly exchange: Exchange }) {
  const { secured, proxy } = exchange
  const [showing, setShowing] = useState(false)
  if (!secured && !proxy) return null
  const Mark = secured?.trust === 'nobody' ? ShieldAlert : ShieldCheck
  return (
    <div className={styles.line}>
      {secured && (
        <>
          <Mark className={styles.mark} data-trust={secured.trust} size={16} aria-hidden="true" />
          <span>{describeTrust(secured)}</span>
        </>
      )}
      {proxy && (
        <span>
          Through the proxy <code>{proxy}</code>.
        </span>
      )}
      {secured && secured.certificates.length > 0 && (
        <Button variant="quiet" onClick={() => setShowing(true)}>
          Certificate of the server
        </Button>
      )}
      {showing && secured && (
        <CertificateDialog
          certificates={secured.certificates}
          trust={describeTrust(secured)}
          onClose={() => setShowing(false)}
        />
      )}
    </div>
  )
}

function describeTrust({ trust, protocol, certificates }: Secured): string {
  const by = protocol.replace('TLSv', 'TLS ')
  switch (trust) {
    case 'authority':
      return `Secured (${by}); ${shortName(certificates[0]?.issuer ?? '')} vouches for the server.`
    case 'person':
      return `Secured (${by}), with the one certificate that you trust for this server.`
    case 'nobody':
      return `Encrypted (${by}), but the server’s certificate was not checked.`
  }
}
