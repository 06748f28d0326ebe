import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Variable } from '../../../shared/domain/variable.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { VariableForm } from './variable-form.tsx'
import { VariableGroup } from './variable-group.tsx'
import styles from './variables-dialog.module.css'

type VariablesDialogProps = {
  readonly connection: Connection
  readonly variables: readonly Variable[]
  /** Opens with a new variable of this name; null shows the list. */
  readonly name: string | null
  readonly onClose: () => void
  readonly returnFocus: () => HTMLElement | null
}

/** What is being written: a new variable by its name, or one that there is. */
type Editing =
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'change'; readonly variable: Variable }

/** The variables of this connection and those known everywhere: to look at, make, change, delete and bring back. */
export function VariablesDialog({ connection, variables, name, onClose, returnFocus }: VariablesDialogProps) {
  const [editing, setEditing] = useState<Editing | null>(name === null ? null : { kind: 'new', name })
  const [deleted, setDeleted] = useState<readonly Variable[]>([])
  const add = useRef<HTMLButtonElement>(null)
  const stop = (isSaved: boolean) => {
    // Asked for one only: it is set, and the request goes on.
    if (isSaved && name) return onClose()
    setEditing(null)
    // The button that comes back takes the focus over from the form that goes.
    requestAnimationFrame(() => add.current?.focus())
  }
  const group = (title: string, hint: string, connectionId: string | null) => (
    <VariableGroup
      {...{ title, hint }}
      seenFrom={connection.id}
      variables={variables.filter((one) => one.connectionId === connectionId)}
      deleted={deleted.filter((one) => one.connectionId === connectionId)}
      onChange={(variable) => setEditing({ kind: 'change', variable })}
      onDeleted={(variable) => setDeleted([...deleted, variable])}
      onRestored={(variable) => setDeleted(deleted.filter(({ id }) => id !== variable.id))}
    />
  )
  return (
    <Dialog open onClose={onClose} returnFocus={returnFocus} wide title="Variables">
      <div className={styles.content}>
        <p className={styles.intro}>
          A variable is a value with a name. Write <code>{'{{project}}'}</code> anywhere in a request, and what you set
          for “project” goes out in its place.
        </p>
        {editing === null ? (
          <>
            {group(`Only at ${connection.name}`, 'None yet.', connection.id)}
            {group('Everywhere', 'None yet. What is set here can be used at every connection.', null)}
            <div>
              <Button ref={add} icon={<Plus size={16} />} onClick={() => setEditing({ kind: 'new', name: '' })}>
                Add a variable
              </Button>
            </div>
            <p className={styles.quiet}>
              Where both have a variable of the same name, this connection’s own is used. <code>{'{{$uuid}}'}</code>,{' '}
              <code>{'{{$timestamp}}'}</code>, <code>{'{{$isoTimestamp}}'}</code> and <code>{'{{$randomInt}}'}</code>{' '}
              are made anew whenever a request is sent.
            </p>
          </>
        ) : (
          <VariableForm
            connection={connection}
            variable={editing.kind === 'change' ? editing.variable : null}
            name={editing.kind === 'new' ? editing.name : editing.variable.name}
            onDone={stop}
          />
        )}
      </div>
    </Dialog>
  )
}
