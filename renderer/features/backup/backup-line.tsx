import { counted } from '../../../shared/core/counted.ts'
import type { BackupDecision, BackupLine } from '../../lib/api.ts'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './backup-view.module.css'

type BackupLineViewProps = {
  readonly line: BackupLine
  readonly decision: BackupDecision
  readonly onDecide: (decision: BackupDecision) => void
}

const states: Readonly<Record<BackupLine['state'], string>> = {
  new: 'New here: it is added.',
  same: 'The same is here: nothing changes.',
  different: 'Different from the one here.',
}

const decisions = [
  { value: 'mine', label: 'Keep the one here' },
  { value: 'theirs', label: 'Take the back-up’s in its place' },
  { value: 'both', label: 'Keep both' },
] as const satisfies readonly { value: BackupDecision; label: string }[]

/** One connection of a back-up. */
export function BackupLineView({ line, decision, onDecide }: BackupLineViewProps) {
  const choose = (value: string) => {
    const chosen = decisions.find((one) => one.value === value)
    if (chosen) onDecide(chosen.value)
  }
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <p className={styles.name}>{line.name}</p>
        <p className={styles.small}>
          {line.system} · {counted(line.secrets, 'secret')} · {counted(line.requests, 'saved request')}
        </p>
        <p className={styles.small}>{states[line.state]}</p>
      </div>
      <EnvironmentBadge environment={line.environment} />
      {line.state === 'different' && (
        <SelectField label={`What becomes of ${line.name}`} options={decisions} value={decision} onChange={choose} />
      )}
    </li>
  )
}
