import { useSettings } from '../../stores/settings.store.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { secondsOptions } from './seconds-options.ts'
import { SettingsSection } from './settings-section.tsx'
import { useChange } from './use-change.ts'

/** How long a revealed token stays visible. */
export function RevealSection() {
  const seconds = useSettings((state) => state.settings.revealSeconds)
  const { change, failure } = useChange()
  return (
    <SettingsSection title="Revealed tokens" text="A token you reveal on the screen is covered again by itself.">
      <SelectField
        label="Cover it again"
        options={secondsOptions([10, 30, 60, 120], seconds, null)}
        value={String(seconds)}
        onChange={(value) => change({ revealSeconds: Number(value) })}
      />
      {failure && <FailureCallout error={failure} compact />}
    </SettingsSection>
  )
}
