import { FileKey2 } from 'lucide-react'
import { useFormContext, useWatch } from 'react-hook-form'
import { formatDay } from '../../../shared/core/format-time.ts'
import { shortName } from '../../../shared/core/server-certificate.ts'
import type { ClientCertificateSummary } from '../../../shared/domain/network.ts'
import { readNow } from '../../lib/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import type { FormValues } from './form-values.ts'
import styles from './network-fold.module.css'
import { PassphraseField } from './passphrase-field.tsx'
import { useClientCertificate } from './use-client-certificate.ts'

type ClientCertificateFieldProps = {
  readonly saved: ClientCertificateSummary | null
  readonly failure: string | undefined
  readonly onEdited: (field: string) => void
}

/** The certificate by which this connection makes itself known, chosen step by step. Its key never gets here. */
export function ClientCertificateField({ saved, failure, onEdited }: ClientCertificateFieldProps) {
  const { control, setValue } = useFormContext<FormValues>()
  const { clientCertificate, chosen } = useWatch({ control, name: 'network' })
  const choosing = useClientCertificate(onEdited)
  const kept = clientCertificate === 'keep' ? saved : null
  const shown = chosen ?? kept
  const remove = () => {
    setValue('network.chosen', null)
    setValue('network.clientCertificate', 'none')
  }
  const problem = choosing.problem ?? failure
  return (
    <div className={styles.group}>
      <h2 className={styles.heading} id="client-certificate">
        Client certificate
      </h2>
      <p className={styles.soft}>For servers that want to see one. Its private key goes to the vault.</p>
      {shown && (
        <div className={styles.item}>
          <div className={styles.what}>
            <span>{shown.subject === null ? shown.fileName : `“${shortName(shown.subject)}”`}</span>
            <span className={styles.soft}>
              {[
                shown.subject !== null && shown.fileName,
                shown.validTo !== null && `holds to ${formatDay(shown.validTo)}`,
                kept && 'saved',
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </div>
          <Button variant="quiet" aria-label="Remove the client certificate" onClick={remove}>
            Remove
          </Button>
        </div>
      )}
      {shown?.validTo != null && shown.validTo < readNow() && (
        <Note tone="warning">This certificate has ended. Most servers will not accept it.</Note>
      )}
      {chosen?.needs === 'passphrase' && <PassphraseField id={chosen.id} onOpened={choosing.opened} />}
      <div className={styles.acts}>
        {chosen?.needs === 'key' && (
          <Button variant="primary" onClick={() => void choosing.chooseKey(chosen.id)}>
            Choose its private key…
          </Button>
        )}
        <Button
          icon={<FileKey2 size={16} />}
          name="clientCertificate"
          aria-describedby={problem ? 'client-certificate-problem' : undefined}
          onClick={() => void choosing.choose()}
        >
          {shown ? 'Choose another file…' : 'Choose a file…'}
        </Button>
      </div>
      {chosen?.needs === 'key' && (
        <p>The private key is not in this file. It is most often beside it, ending in .key.</p>
      )}
      {problem && (
        <p className={styles.problem} id="client-certificate-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
