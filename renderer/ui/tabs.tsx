import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'

type TabsProps<Value extends string> = {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly items: readonly { readonly value: Value; readonly label: string }[]
  /** Names the row of tabs for screen readers. */
  readonly label?: string
  /** The `TabPanel`s. */
  readonly children: ReactNode
}

/** A row of tabs and, as children, their panels. Arrow keys move, Enter or Space chooses. */
export function Tabs<Value extends string>({ value, onChange, items, label, children }: TabsProps<Value>) {
  return (
    <BaseTabs.Root className={styles.root} value={value} onValueChange={(chosen: Value) => onChange(chosen)}>
      <BaseTabs.List className={styles.list} aria-label={label}>
        {items.map((item) => (
          <BaseTabs.Tab key={item.value} value={item.value} className={styles.tab}>
            {item.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {children}
    </BaseTabs.Root>
  )
}
