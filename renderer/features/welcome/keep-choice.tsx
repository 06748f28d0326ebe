import type { VaultStatus } from '../../../shared/domain/vault-status.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import { usePassphraseDialog } from '../../stores/passphrase-dialog.store.ts'
import { useSettings } from '../../stores/settings.store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './welcome-view.module.css'

type KeepChoiceProps = { readonly reason: Extract<VaultStatus, { kind: 'memory' }>['reason'] }

/** Where no keychain can be used: how secrets are to be kept. Asked until it is answered; nothing has to wait for it. */
export function KeepChoice({ reason }: KeepChoiceProps) {
  const ask = usePassphraseDialog((state) => state.ask)
  const change = useSettings((state) => state.change)
  const restart = useAppInfo((state) => state.restart)
  const isLocked = reason === 'keychain-locked'
  return (
    <section className={styles.keep} aria-labelledby="keep-choice">
      <h2 id="keep-choice" className={styles.keepTitle}>
        How should Hallpass keep your secrets?
      </h2>
      <p>
        {isLocked
          ? 'This computer’s keychain is locked, or does not run. Unlock it and restart Hallpass. Or set a passphrase: then they stay on this computer, sealed with it.'
          : 'This computer has no keychain. With a passphrase they stay on this computer, sealed with it.'}{' '}
        {isLocked ? 'Without either' : 'Without one'} they stay in memory and are gone when Hallpass closes.
      </p>
      <div className={styles.keepActs}>
        {isLocked && <Button onClick={() => void restart()}>Restart Hallpass</Button>}
        <Button onClick={() => ask('set')}>Set a passphrase</Button>
        <Button variant="quiet" onClick={() => void change({ keepsInMemory: true })}>
          In memory only
        </Button>
      </div>
    </section>
  )
}
