import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

type DialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** For what needs room to be read, such as code. */
  readonly wide?: boolean
  readonly children: ReactNode
  /** Puts the focus where one begins, once it is open; without it that is the first thing that can have it. */
  readonly takeFocus?: () => void
  /** Where the focus goes when it closes; without it, or for null, to what had it before. */
  readonly returnFocus?: () => HTMLElement | null
  /** The acts, main one last. */
  readonly footer?: ReactNode
}

/** Something to do before going on. Escape and the veil close it; focus comes back to where it was. */
export function Dialog({ open, onClose, title, wide = false, takeFocus, returnFocus, children, footer }: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.veil} />
        <BaseDialog.Viewport className={styles.viewport}>
          <BaseDialog.Popup className={styles.sheet} data-wide={wide} finalFocus={returnFocus} initialFocus={takeFocus}>
            <header className={styles.header}>
              <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
              <BaseDialog.Close render={<IconButton label="Close" icon={<X size={16} />} />} />
            </header>
            <div className={styles.body}>{children}</div>
            {footer && <footer className={styles.footer}>{footer}</footer>}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
