import type { ServerCertificate } from '../../shared/core/server-certificate.ts'
import { shortName } from '../../shared/core/server-certificate.ts'
import { CertificateFacts } from './certificate-facts.tsx'
import { Dialog } from './dialog.tsx'
import { Fold } from './fold.tsx'

type CertificateDialogProps = {
  /** The server's own first. */
  readonly certificates: readonly ServerCertificate[]
  /** Who says that this is the right server, in a sentence. */
  readonly trust?: string
  readonly onClose: () => void
}

/** The certificate of a server, and those that vouch for it. */
export function CertificateDialog({ certificates, trust, onClose }: CertificateDialogProps) {
  const [own, ...others] = certificates
  return (
    <Dialog open wide title="Certificate of the server" onClose={onClose}>
      {trust && <p>{trust}</p>}
      {own && <CertificateFacts certificate={own} />}
      {others.map((one) => (
        <Fold key={one.fingerprint} summary={`Vouched for by ${shortName(one.subject)}`}>
          <CertificateFacts certificate={one} />
        </Fold>
      ))}
    </Dialog>
  )
}
