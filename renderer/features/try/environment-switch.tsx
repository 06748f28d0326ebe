import { ChevronDown } from 'lucide-react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { formOfExample } from '../../../shared/domain/example-form.ts'
import { inOtherEnvironments } from '../../../shared/domain/other-environments.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { takeAlong } from '../../stores/take-along.ts'
import { useView } from '../../stores/view.store.ts'
import { Button } from '../../ui/button.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { EnvironmentStripe } from '../../ui/environment-stripe.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { focusWhenThere } from './focus-when-there.ts'
import styles from './send-bar.module.css'

type EnvironmentSwitchProps = { readonly connection: Connection; readonly provider: Provider | undefined }

/** Where the request goes; and the way to the same system elsewhere, taking the request along. */
export function EnvironmentSwitch({ connection, provider }: EnvironmentSwitchProps) {
  const connections = useConnections((state) => state.connections)
  const others = inOtherEnvironments(connection, provider, connections)
  const { environment } = connection
  if (others.length === 0) {
    return (
      <span className={styles.environment}>
        <EnvironmentBadge environment={environment} />
      </span>
    )
  }
  const goTo = async (other: Connection) => {
    const starts = (provider?.examples ?? []).map((example) => formOfExample(example))
    if (!(await takeAlong(connection, other, starts))) return
    useView.getState().showConnection(other.id, 'try')
    focusWhenThere(document.body, `[data-environment-switch="${other.id}"]`)
  }
  const items = [connection, ...others].map((one): MenuItem => {
    const isCurrent = one.id === connection.id
    return {
      label: one.environment.label,
      description: isCurrent ? `${one.name}, in use now` : one.name,
      icon: <EnvironmentStripe environment={one.environment} className={styles.stripe} />,
      onSelect: () => {
        if (!isCurrent) void goTo(one)
      },
    }
  })
  return (
    <Menu
      items={items}
      trigger={
        <Button
          variant="quiet"
          size="main"
          data-environment-switch={connection.id}
          aria-label={`Environment: ${environment.label}. Switch to another one`}
          title="Send the same request in another environment"
        >
          <EnvironmentBadge environment={environment} />
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      }
    />
  )
}
