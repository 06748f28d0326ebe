import { useSettings } from '../../stores/settings.store.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { secondsOptions } from './seconds-options.ts'
import { SettingsSection } from './settings-section.tsx'
import { useChange } from './use-change.ts'

/** How long a copied token stays on the clipboard. */
export function ClipboardSection() {
  const seconds = useSettings((state) => state.settings.clipboardSeconds)
  const { change, failure } = useChange()
  return (
    <SettingsSection
      title="Clipboard"
      text="A copied token leaves the clipboard by itself, if it is still there: after a while, when the token ends, when Hallpass locks, and at the latest when it closes."
    >
      <SelectField
        label="Clear a copied token"
        options={secondsOptions([10, 30, 60, 120, 300, 0], seconds, 'When the token ends')}
        value={String(seconds)}
        onChange={(value) => change({ clipboardSeconds: Number(value) })}
      />
      {seconds === 0 && (
        <Note tone="warning">
          Every program on this computer can read the clipboard for as long as the token is on it.
        </Note>
      )}
      {failure && <FailureCallout error={failure} compact />}
    </SettingsSection>
  )
}
