import { useAppInfo } from '../../stores/app-info.store.ts'
import { Button } from '../../ui/button.tsx'
import { describeVault } from '../../ui/describe-vault.ts'
import { VaultLine } from '../../ui/vault-line.tsx'
import { KeyLost } from './key-lost.tsx'
import { PassphraseButtons } from './passphrase-buttons.tsx'
import { SettingsSection } from './settings-section.tsx'

/** Where secrets live, said plainly, and the passphrase in front of them. */
export function VaultSection() {
  const vault = useAppInfo((state) => state.info?.vault)
  const restart = useAppInfo((state) => state.restart)
  if (!vault) return null
  return (
    <SettingsSection title="Secrets" text="Where passwords, keys and tokens are kept.">
      <VaultLine vault={vault} />
      {describeVault(vault).canRestart && <Button onClick={() => void restart()}>Restart Hallpass</Button>}
      {vault.kind === 'memory' && vault.reason === 'key-lost' ? <KeyLost /> : <PassphraseButtons vault={vault} />}
    </SettingsSection>
  )
}
