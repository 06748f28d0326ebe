import type { ServerCertificate } from '../../shared/core/server-certificate.ts'
import { Button } from './button.tsx'
import { CertificateFacts } from './certificate-facts.tsx'
import { Dialog } from './dialog.tsx'
import styles from './trust-dialog.module.css'

type TrustDialogProps = {
  readonly host: string
  readonly certificate: ServerCertificate
  readonly onTrust: () => void
  readonly onClose: () => void
}

/** Shows the certificate and says what it means to trust it, before that is done. */
export function TrustDialog({ host, certificate, onTrust, onClose }: TrustDialogProps) {
  return (
    <Dialog
      open
      wide
      title="Trust this certificate?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Do not trust it</Button>
          <Button variant="primary" onClick={onTrust}>
            Trust it for this connection
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        <p>
          From now on, <code>{host}</code> has to show exactly this certificate, or nothing is sent to it. It counts for
          this connection only, whoever vouches for it and however long it holds.
        </p>
        <p className={styles.soft}>
          Whoever made it can read what this connection sends there, passwords and tokens included. Compare the
          fingerprint with the one that the server’s owner tells you — by phone, not by a mail from the same network.
        </p>
      </div>
      <CertificateFacts certificate={certificate} />
    </Dialog>
  )
}
