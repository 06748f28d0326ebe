import type { VaultStatus } from '../../../shared/domain/vault-status.ts'
import { usePassphraseDialog } from '../../stores/passphrase-dialog.store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './settings-view.module.css'

/** What can be done about the passphrase, as the vault is now. */
export function PassphraseButtons({ vault }: { readonly vault: VaultStatus }) {
  const ask = usePassphraseDialog((state) => state.ask)
  if (vault.kind !== 'passphrase') return <Button onClick={() => ask('set')}>Set a passphrase</Button>
  return (
    <div className={styles.acts}>
      <Button onClick={() => ask('change')}>Change passphrase</Button>
      {vault.backend !== null && <Button onClick={() => ask('remove')}>Remove passphrase</Button>}
    </div>
  )
}
