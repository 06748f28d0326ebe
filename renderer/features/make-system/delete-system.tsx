import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { useProviders } from '../../stores/providers.store.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { keptDrafts } from './kept-drafts.ts'
import { Step } from './step.tsx'

type DeleteSystemProps = { readonly providerId: string; readonly name: string; readonly onDeleted: () => void }

/** Deletes a system that nobody is connected to. */
export function DeleteSystem({ providerId, name, onDeleted }: DeleteSystemProps) {
  const remove = useProviders((state) => state.remove)
  const connections = useConnections((state) => state.connections)
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const users = connections.filter((connection) => connection.providerId === providerId)
  const confirm = async () => {
    const result = await remove(providerId)
    setAsking(false)
    if (!result.ok) return setFailure(result.error)
    keptDrafts.drop(providerId)
    onDeleted()
  }
  if (users.length > 0) {
    const who =
      users.length === 1 ? `“${users[0]?.name}” is connected to it` : `${users.length} connections belong to it`
    return <Step title="Deleting this system" text={`${who}. Without connections, it can be deleted here.`} />
  }
  return (
    <Step title="Deleting this system" text="Takes it out of the gallery. Nobody is connected to it.">
      <div>
        <Button variant="danger" icon={<Trash2 size={16} />} onClick={() => setAsking(true)}>
          Delete this system
        </Button>
      </div>
      {failure && <FailureCallout error={failure} compact />}
      <ConfirmDialog
        open={asking}
        danger
        title={`Delete “${name}”?`}
        text={<p>What you described of its login is gone then. This cannot be undone.</p>}
        confirmLabel="Delete"
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </Step>
  )
}
