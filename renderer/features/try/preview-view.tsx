import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import type { NextStep } from '../../../shared/words/describe-failure.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { AuthorizationChoice } from './authorization-choice.tsx'
import styles from './preview-view.module.css'
import type { ChangeDraft } from './use-draft.ts'
import type { Preview } from './use-preview.ts'

type PreviewViewProps = {
  readonly preview: Preview
  /** False while parts of the path are missing: then a complaint about them would come too early. */
  readonly isWhole: boolean
  /** Told below already, because the request was sent all the same. */
  readonly told: AppError | null
  readonly connection: Connection
  readonly draft: RequestForm
  readonly onChange: ChangeDraft
}

/** Where the request goes and what Hallpass adds to it by itself, secrets masked. */
export function PreviewView(props: PreviewViewProps) {
  const { preview, failure } = props.preview
  const { isWhole, told, connection, draft, onChange } = props
  const allowHost = useConnections((state) => state.allowHost)
  const problem = failure ?? preview?.problem ?? null
  // Variables without a value are marked beside the request itself.
  const isTold = problem?.code === told?.code || problem?.code === 'variables-missing'
  const act = (step: NextStep['act']) => {
    const owner = problem?.code === 'host-not-allowed' ? problem.owner?.connectionId : undefined
    if (step.kind === 'allow-host') void allowHost(owner ?? connection.id, step.host)
    if (step.kind === 'send-without-token') onChange({ authorization: { kind: 'none' } })
  }
  return (
    <div className={styles.preview}>
      <AuthorizationChoice
        connectionId={connection.id}
        choice={draft.authorization}
        onChange={(authorization) => onChange({ authorization })}
      />
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
        {preview && preview.remarks.length > 0 && (
          <div className={styles.row}>
            <dt>Note</dt>
            <dd className={styles.added}>
              {preview.remarks.map((remark) => (
                <span key={remark} className={styles.remark}>
                  {remark}
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {isWhole && problem && !isTold && (
        <FailureCallout
          error={problem}
          {...(problem.code === 'host-not-allowed' ? { onAct: act } : { compact: true })}
        />
      )}
    </div>
  )
}
