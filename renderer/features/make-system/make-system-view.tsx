import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

type MakeSystemViewProps = {
  /** The system to change; null makes a new one. */
  readonly providerId: string | null
  readonly onSaved: (providerId: string) => void
  readonly onLeave: () => void
}

/** The editor for a login that answers with a token. */
export function MakeSystemView({ onLeave }: MakeSystemViewProps) {
  return <EmptyState title="A login of your own" text="" action={<Button onClick={onLeave}>Back</Button>} />
}
