import { useView } from '../../stores/view.store.ts'
import { Button } from '../../ui/button.tsx'
import { SettingsSection } from './settings-section.tsx'
import styles from './settings-view.module.css'

/** The ways to a back-up and back. */
export function BackupSection() {
  const { show } = useView.getState()
  return (
    <SettingsSection
      title="Back-up"
      text="Everything in one file, sealed with a passphrase: connections with their secrets and tokens, systems you made, saved requests, variables and settings."
    >
      <div className={styles.acts}>
        <Button onClick={() => show({ kind: 'backup', act: 'make' })}>Make a back-up</Button>
        <Button onClick={() => show({ kind: 'backup', act: 'take' })}>Take from a back-up</Button>
      </div>
    </SettingsSection>
  )
}
