import { useAppInfo } from '../../stores/app-info.store.ts'
import { SettingsSection } from './settings-section.tsx'
import styles from './settings-view.module.css'
import { SupportText } from './support-text.tsx'

/** Versions, for telling somebody who helps. */
export function AboutSection() {
  const info = useAppInfo((state) => state.info)
  if (!info) return null
  return (
    <SettingsSection title="About Hallpass">
      <dl className={styles.facts}>
        <dt>Hallpass</dt>
        <dd>{info.version}</dd>
        <dt>Electron</dt>
        <dd>{info.electron}</dd>
        <dt>System</dt>
        <dd>{info.platform}</dd>
      </dl>
      <SupportText />
    </SettingsSection>
  )
}
