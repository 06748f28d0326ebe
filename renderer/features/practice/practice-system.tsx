import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { formatDuration } from '../../../shared/core/format-time.ts'
import type { Result } from '../../../shared/core/result.ts'
import type { PracticeSystemView } from '../../lib/api.ts'
import { usePractice } from '../../stores/practice.store.ts'
import { useProvider } from '../../stores/providers.store.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Fold } from '../../ui/fold.tsx'
import { ProviderMark } from '../../ui/provider-mark.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './practice-view.module.css'

type PracticeSystemProps = { readonly system: PracticeSystemView; readonly startsOpen: boolean }

const lifetimes = [5, 15, 60, 300, 900, 3600]

/** One practice system: how long its tokens last, and each thing it can do wrong. */
export function PracticeSystem({ system, startsOpen }: PracticeSystemProps) {
  const provider = useProvider(system.providerId)
  const setFault = usePractice((state) => state.setFault)
  const setLifetime = usePractice((state) => state.setLifetime)
  const [failure, setFailure] = useState<AppError | null>(null)
  const keep = async (change: Promise<Result<unknown>>) => {
    const result = await change
    setFailure(result.ok ? null : result.error)
  }
  const on = system.faults.filter((fault) => fault.on).length
  const seconds = system.lifetimeSeconds
  const known = seconds === null || lifetimes.includes(seconds) ? lifetimes : [...lifetimes, seconds]
  const options = [
    { value: '', label: 'As the real system’s' },
    ...known.map((each) => ({ value: String(each), label: formatDuration(each * 1000) })),
  ]
  return (
    <Fold
      className={styles.system}
      startsOpen={startsOpen}
      summary={
        <span className={styles.summary}>
          <ProviderMark provider={provider} size={24} />
          <span className={styles.name}>{system.name}</span>
          <span className={styles.count} data-some={on > 0}>
            {on === 0 ? 'all well' : `${on} ${on === 1 ? 'thing goes' : 'things go'} wrong`}
          </span>
        </span>
      }
    >
      <div className={styles.inside}>
        <SelectField
          className={styles.lifetime}
          label="Its tokens last"
          options={options}
          value={seconds === null ? '' : String(seconds)}
          onChange={(value) => void keep(setLifetime(system.providerId, value === '' ? null : Number(value)))}
        />
        <fieldset className={styles.faults}>
          <legend className={styles.legend}>What goes wrong</legend>
          {system.faults.map((fault) => (
            <CheckField
              key={fault.id}
              label={fault.label}
              hint={fault.description}
              checked={fault.on}
              onChange={(event) => void keep(setFault(system.providerId, fault.id, event.target.checked))}
            />
          ))}
        </fieldset>
        {system.signingSecret !== null && (
          <Fold summary="The secret that signs its tokens">
            <CodeBlock text={system.signingSecret} label={`Secret that signs the tokens of ${system.name}`} wrap />
            <p className={styles.soft}>
              Hexadecimal, for HS256. With it you can check a token of this server, and build one that it takes, under
              “Read a token”. A real server keeps this to itself.
            </p>
          </Fold>
        )}
        {failure && <FailureCallout error={failure} compact />}
      </div>
    </Fold>
  )
}
