import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'

type TabPanelProps = {
  readonly value: string
  /** Keep what was typed there while another tab is shown. */
  readonly keepMounted?: boolean
  readonly children: ReactNode
}

/** What one tab shows; lives inside `Tabs`. */
export function TabPanel({ value, keepMounted = false, children }: TabPanelProps) {
  return (
    <BaseTabs.Panel className={styles.panel} value={value} keepMounted={keepMounted}>
      {children}
    </BaseTabs.Panel>
  )
}
