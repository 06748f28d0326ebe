import type { AppError } from '../../../shared/core/app-error.ts'
import type { NextStep } from '../../../shared/words/describe-failure.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './preview-view.module.css'
import type { Preview } from './use-preview.ts'

type PreviewViewProps = {
  readonly preview: Preview
  /** False while parts of the path are missing: then a complaint about them would come too early. */
  readonly isWhole: boolean
  /** Told below already, because the request was sent all the same. */
  readonly told: AppError | null
  readonly onAllowHost: (host: string) => void
}

/** Where the request goes and what Hallpass adds to it by itself, secrets masked. */
export function PreviewView({ preview: { preview, failure }, isWhole, told, onAllowHost }: PreviewViewProps) {
  const problem = failure ?? preview?.problem ?? null
  // Variables without a value are marked beside the request itself.
  const isTold = problem?.code === told?.code || problem?.code === 'variables-missing'
  const act = (step: NextStep['act']) => step.kind === 'allow-host' && onAllowHost(step.host)
  return (
    <div className={styles.preview}>
      <dl className={styles.rows}>
        <div className={styles.row}>
          <dt>Goes to</dt>
          <dd>
            <code>{preview?.url ?? '…'}</code>
          </dd>
        </div>
        {preview && preview.added.length > 0 && (
          <div className={styles.row}>
            <dt>Hallpass adds</dt>
            <dd className={styles.added}>
              {preview.added.map((header) => (
                <div key={header.name} className={styles.header}>
                  <code>
                    {header.name}: {header.maskedValue}
                  </code>
                  <span className={styles.why}>{header.why}</span>
                </div>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {isWhole && problem && !isTold && (
        <FailureCallout error={problem} compact {...(problem.code === 'host-not-allowed' ? { onAct: act } : {})} />
      )}
    </div>
  )
}
