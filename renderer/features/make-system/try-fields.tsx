import { useConnection } from '../../stores/connections.store.ts'
import { SecretField } from '../../ui/secret-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { failureOfField } from './failure-of-field.ts'
import { isAsked, withFields } from './request-of-draft.ts'
import styles from './try-card.module.css'
import type { LoginEditor } from './use-login-editor.ts'

/** What the form asks for. Secrets stay in their inputs. */
export function TryFields({ editor }: { readonly editor: LoginEditor }) {
  const { draft, values, type, secrets, trials, connectionId } = editor
  const { state } = trials['sign-in']
  const saved = useConnection(connectionId ?? '')?.savedSecrets ?? []
  const rows = withFields(draft.request.rows).filter(isAsked)
  if (rows.length === 0) return <p className={styles.soft}>It asks for nothing.</p>
  return (
    <div className={styles.fields}>
      {rows.map(({ id, kind, label, wire, optional, field }) => {
        const texts = {
          label: label.trim() || wire.trim() || 'A value',
          error: state.kind === 'failed' ? failureOfField(state.error, field) : undefined,
          ...(optional ? { aside: 'may stay empty' } : {}),
        }
        return kind === 'secret' ? (
          <SecretField
            key={id}
            {...texts}
            placeholder={saved.includes(field) ? 'The saved one is used' : undefined}
            ref={(input) => {
              secrets.attach(id, input)
              return () => secrets.attach(id, null)
            }}
          />
        ) : (
          <TextField
            key={id}
            data-field={field}
            {...texts}
            value={values[id] ?? ''}
            onChange={(event) => type(id, event.target.value)}
          />
        )
      })}
    </div>
  )
}
