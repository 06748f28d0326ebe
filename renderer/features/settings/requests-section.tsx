import { useSettings } from '../../stores/settings.store.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { secondsOptions } from './seconds-options.ts'
import { SettingsSection } from './settings-section.tsx'
import { useChange } from './use-change.ts'

/** How long a request of the tester may take. */
export function RequestsSection() {
  const seconds = useSettings((state) => state.settings.answerSeconds)
  const { change, failure } = useChange()
  return (
    <SettingsSection
      title="Requests"
      text="A server that cannot be reached is given up after 15 seconds, one that falls silent after 10 minutes. You can stop a request at any time."
    >
      <SelectField
        label="Give up when the answer is not whole"
        options={secondsOptions([10, 30, 60, 300, 0], seconds, 'Never by itself')}
        value={String(seconds)}
        onChange={(value) => change({ answerSeconds: Number(value) })}
      />
      {failure && <FailureCallout error={failure} compact />}
    </SettingsSection>
  )
}
