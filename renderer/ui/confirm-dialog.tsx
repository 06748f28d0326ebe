import { AlertDialog } from '@base-ui/react/alert-dialog'
import { type ReactNode, useRef } from 'react'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

type ConfirmDialogProps = {
  readonly open: boolean
  readonly title: string
  /** What will be gone or changed, by name. */
  readonly text: ReactNode
  /** The act as a verb: "Delete", never "OK". */
  readonly confirmLabel: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before something that cannot be undone. The way out has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, text, confirmLabel, danger = false, busy = false, onConfirm, onCancel } = props
  const wayOut = useRef<HTMLButtonElement>(null)
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.veil} />
        <AlertDialog.Viewport className={styles.viewport}>
          <AlertDialog.Popup className={styles.sheet} initialFocus={wayOut}>
            <header className={styles.header}>
              <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
            </header>
            <AlertDialog.Description className={styles.body} render={<div />}>
              <div className={styles.text}>{text}</div>
            </AlertDialog.Description>
            <footer className={styles.footer}>
              <AlertDialog.Close ref={wayOut} render={<Button>Keep it as it is</Button>} />
              <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
                {confirmLabel}
              </Button>
            </footer>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
