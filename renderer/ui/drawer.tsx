import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import styles from './drawer.module.css'

type DrawerProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly label: string
  readonly children: ReactNode
}

/** A sheet that comes in from the left where there is no room beside the main view. */
export function Drawer({ open, onClose, label, children }: DrawerProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.veil} />
        <Dialog.Popup className={styles.sheet} aria-label={label}>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
