import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { AppError } from '../../../shared/core/app-error.ts'
import { formatDay } from '../../../shared/core/format-time.ts'
import { shortName } from '../../../shared/core/server-certificate.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import type { FormValues } from './form-values.ts'
import styles from './network-fold.module.css'

/** Whom this connection trusts beyond what the computer does: single certificates, and authorities. */
export function TrustedList() {
  const { control, setValue, getValues } = useFormContext<FormValues>()
  const { trusted, authorities } = useWatch({ control, name: 'network' })
  const [failure, setFailure] = useState<AppError | null>(null)
  const add = async () => {
    const result = await api.network.chooseAuthority()
    setFailure(result.ok ? null : result.error)
    if (!result.ok || result.value === null) return
    const { value } = result
    const others = getValues('network.authorities').filter(({ pem }) => pem !== value.pem)
    setValue('network.authorities', [...others, value])
  }
  return (
    <div className={styles.group}>
      <h2 className={styles.heading}>Whose certificates count here</h2>
      <p className={styles.soft}>Those that this computer accepts, and:</p>
      <ul className={styles.list}>
        {trusted.map((one) => (
          <li key={one.host} className={styles.item}>
            <div className={styles.what}>
              <span>
                Only “{shortName(one.subject)}” for <code>{one.host}</code>, trusted by you
              </span>
              <code className={styles.fingerprint}>{one.fingerprint}</code>
            </div>
            <Button
              variant="quiet"
              onClick={() =>
                setValue(
                  'network.trusted',
                  trusted.filter(({ host }) => host !== one.host),
                )
              }
            >
              Stop trusting it
            </Button>
          </li>
        ))}
        {authorities.map((one) => (
          <li key={one.pem} className={styles.item}>
            <div className={styles.what}>
              <span>
                What “{shortName(one.subject)}” vouches for{one.count > 1 && `, and ${one.count - 1} more`}
              </span>
              <span className={styles.soft}>
                {one.fileName}, holds to {formatDay(one.validTo)}
              </span>
            </div>
            <Button
              variant="quiet"
              aria-label={`Remove ${one.fileName}`}
              onClick={() =>
                setValue(
                  'network.authorities',
                  authorities.filter(({ pem }) => pem !== one.pem),
                )
              }
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <Button icon={<Plus size={16} />} onClick={() => void add()}>
        Add a CA file…
      </Button>
      {failure && <FailureCallout error={failure} compact />}
    </div>
  )
}
