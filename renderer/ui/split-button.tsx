import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import styles from './split-button.module.css'

type SplitButtonProps = {
  /** The usual act. */
  readonly label: string
  readonly icon?: ReactNode
  readonly onPress: () => void
  /** The other ways of doing it. */
  readonly items: readonly MenuItem[]
  /** Names the part that opens them: "Other ways to copy". */
  readonly menuLabel: string
  readonly variant?: 'primary' | 'secondary'
  readonly size?: 'regular' | 'main'
  readonly busy?: boolean
}

/** An act with its variants behind a second, smaller part. */
export function SplitButton(props: SplitButtonProps) {
  const { label, icon, onPress, items, menuLabel, variant = 'secondary', size = 'regular', busy = false } = props
  return (
    <div className={styles.split} data-variant={variant}>
      <Button className={styles.usual ?? ''} variant={variant} size={size} icon={icon} busy={busy} onClick={onPress}>
        {label}
      </Button>
      <Menu
        items={items}
        trigger={
          <Button className={styles.more ?? ''} variant={variant} size={size} aria-label={menuLabel} title={menuLabel}>
            <ChevronDown size={16} aria-hidden />
          </Button>
        }
      />
    </div>
  )
}
