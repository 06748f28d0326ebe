import { usePassphraseDialog } from '../../stores/passphrase-dialog.store.ts'
import { RemovePassphraseDialog } from './remove-passphrase-dialog.tsx'
import { SetPassphraseDialog } from './set-passphrase-dialog.tsx'

/** The questions about the passphrase, wherever they come up. */
export function PassphraseDialogs() {
  const { asked, close } = usePassphraseDialog()
  if (asked === null) return null
  return asked === 'remove' ? (
    <RemovePassphraseDialog onClose={close} />
  ) : (
    <SetPassphraseDialog isChange={asked === 'change'} onClose={close} />
  )
}
