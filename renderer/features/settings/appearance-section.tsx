import type { Settings } from '../../../shared/domain/settings.ts'
import { useSettings } from '../../stores/settings.store.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useChange } from './use-change.ts'

const themes = [
  { value: 'system', label: 'As this computer has it' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: Settings['theme']; label: string }[]

/** Light or dark. */
export function AppearanceSection() {
  const theme = useSettings((state) => state.settings.theme)
  const { change, failure } = useChange()
  const choose = (value: string) => {
    const chosen = themes.find((option) => option.value === value)
    if (chosen) change({ theme: chosen.value })
  }
  return (
    <SettingsSection title="Appearance">
      <SelectField label="Theme" options={themes} value={theme} onChange={choose} />
      {failure && <FailureCallout error={failure} compact />}
    </SettingsSection>
  )
}
