import { KeyRound, Pencil, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Variable } from '../../../shared/domain/variable.ts'
import { useVariablesStore } from '../../stores/variables.store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { focusWhenThere } from './focus-when-there.ts'
import styles from './variables-dialog.module.css'

type VariableGroupProps = {
  readonly title: string
  /** Said where there is none. */
  readonly hint: string
  readonly seenFrom: string
  readonly variables: readonly Variable[]
  /** Those deleted since the list was opened: they can be brought back from here. */
  readonly deleted: readonly Variable[]
  readonly onChange: (variable: Variable) => void
  readonly onDeleted: (variable: Variable) => void
  readonly onRestored: (variable: Variable) => void
}

/** The variables of one place. */
export function VariableGroup(props: VariableGroupProps) {
  const { title, hint, seenFrom, variables, deleted, onChange, onDeleted, onRestored } = props
  const remove = useVariablesStore((state) => state.remove)
  const restore = useVariablesStore((state) => state.restore)
  const [failure, setFailure] = useState<AppError | null>(null)
  const take = async (variable: Variable) => {
    const result = await remove(seenFrom, variable)
    setFailure(result.ok ? null : result.error)
    if (!result.ok) return
    onDeleted(variable)
    focusWhenThere(document.body, `#bring-back-${variable.id}`)
  }
  const bringBack = async (variable: Variable) => {
    const result = await restore(seenFrom, variable)
    setFailure(result.ok ? null : result.error)
    if (!result.ok) return
    onRestored(variable)
    focusWhenThere(document.body, `#change-${variable.id}`)
  }
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {variables.length === 0 && deleted.length === 0 && <p className={styles.quiet}>{hint}</p>}
      {variables.length > 0 && (
        <ul className={styles.list}>
          {variables.map((variable) => (
            <li key={variable.id} className={styles.variable}>
              <code className={styles.name}>{variable.name}</code>
              {variable.kind === 'plain' ? (
                <code className={styles.value}>{variable.value === '' ? '(empty)' : variable.value}</code>
              ) : (
                <span className={styles.secret}>
                  <KeyRound size={16} aria-hidden="true" /> Secret, saved
                </span>
              )}
              <span className={styles.acts}>
                <IconButton
                  id={`change-${variable.id}`}
                  label={`Change ${variable.name}`}
                  icon={<Pencil size={16} />}
                  onClick={() => onChange(variable)}
                />
                <IconButton
                  label={`Delete ${variable.name}`}
                  icon={<Trash2 size={16} />}
                  onClick={() => void take(variable)}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      {deleted.map((variable) => (
        <p key={variable.id} className={styles.deleted} role="status">
          <span>
            Deleted <code>{variable.name}</code>.
          </span>
          <Button
            id={`bring-back-${variable.id}`}
            variant="quiet"
            icon={<Undo2 size={16} />}
            onClick={() => void bringBack(variable)}
          >
            Bring it back
          </Button>
        </p>
      ))}
      {failure && <FailureCallout error={failure} compact />}
    </section>
  )
}
