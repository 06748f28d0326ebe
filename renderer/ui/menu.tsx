import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import styles from './menu.module.css'

/** One act in a menu. */
export type MenuItem = {
  readonly label: string
  /** One line on what it does, where the label alone leaves a question. */
  readonly description?: string
  readonly icon?: ReactNode
  readonly onSelect: () => void
  readonly danger?: boolean
  readonly disabled?: boolean
}

type MenuProps = {
  /** The button that opens it: a `Button` or `IconButton`. */
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'end'
  /** It is drawn because it was asked for. */
  readonly startsOpen?: boolean
}

/** Acts behind a button. */
export function Menu({ trigger, items, align = 'end', startsOpen = false }: MenuProps) {
  return (
    <BaseMenu.Root defaultOpen={startsOpen}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles.positioner} sideOffset={4} align={align}>
          <BaseMenu.Popup className={styles.popup}>
            {items.map((item) => (
              <BaseMenu.Item
                key={`${item.label} ${item.description ?? ''}`}
                className={styles.item}
                data-danger={item.danger || undefined}
                disabled={item.disabled ?? false}
                onClick={item.onSelect}
              >
                <span className={styles.icon} aria-hidden="true">
                  {item.icon}
                </span>
                <span className={styles.words}>
                  {item.label}
                  {item.description && <span className={styles.description}>{item.description}</span>}
                </span>
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}
