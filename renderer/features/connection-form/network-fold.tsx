import { useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { SecretInputs } from '../../lib/use-secret-inputs.ts'
import { Fold } from '../../ui/fold.tsx'
import { ClientCertificateField } from './client-certificate-field.tsx'
import type { FormValues } from './form-values.ts'
import styles from './network-fold.module.css'
import { networkPart } from './network-steps.ts'
import { describeNetwork, networkFields } from './network-values.ts'
import { ProxyFields } from './proxy-fields.tsx'
import { TrustedList } from './trusted-list.tsx'

type NetworkFoldProps = {
  readonly connection: Connection | undefined
  readonly secrets: SecretInputs
  readonly failures: Readonly<Record<string, string>>
  readonly onEdited: (field: string) => void
}

/** How the servers are reached: proxy, certificates. Opens by itself when something in it failed, and closes nothing. */
export function NetworkFold({ connection, secrets, failures, onEdited }: NetworkFoldProps) {
  const { control } = useFormContext<FormValues>()
  const network = useWatch({ control, name: 'network' })
  const saved = connection?.network.clientCertificate ?? null
  const place = useRef<HTMLDivElement>(null)
  const failed = networkFields.some((field) => failures[field] !== undefined)
  useEffect(() => {
    // Opened in place: to draw it anew would lose the password typed in it.
    if (failed) place.current?.querySelector('details')?.setAttribute('open', '')
  }, [failed])
  const unusual = describeNetwork(
    network,
    network.chosen !== null || (saved !== null && network.clientCertificate === 'keep'),
  )
  const proxy = connection?.network.proxy
  return (
    <div ref={place} {...networkPart}>
      <Fold summary={<span>Network {unusual && <span className={styles.soft}>— {unusual}</span>}</span>}>
        <div className={styles.groups}>
          <ProxyFields
            {...{ failures, onEdited }}
            attach={secrets.attach}
            hasPassword={proxy?.kind === 'own' && proxy.hasPassword}
          />
          <TrustedList />
          <ClientCertificateField {...{ saved, onEdited }} failure={failures.clientCertificate} />
        </div>
      </Fold>
    </div>
  )
}
