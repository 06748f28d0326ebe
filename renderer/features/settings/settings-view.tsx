import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { BackupSection } from './backup-section.tsx'
import { ClipboardSection } from './clipboard-section.tsx'
import { LockSection } from './lock-section.tsx'
import { RequestsSection } from './requests-section.tsx'
import { RevealSection } from './reveal-section.tsx'
import styles from './settings-view.module.css'
import { VaultSection } from './vault-section.tsx'

/** The person's preferences, and what the app says of itself. Changes take effect at once. */
export function SettingsView() {
  return (
    <div className={styles.view}>
      <h1>Settings</h1>
      <AppearanceSection />
      <ClipboardSection />
      <RevealSection />
      <RequestsSection />
      <VaultSection />
      <LockSection />
      <BackupSection />
      <AboutSection />
    </div>
  )
}
