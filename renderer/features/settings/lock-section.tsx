import { useAppInfo } from '../../stores/app-info.store.ts'
import { useSettings } from '../../stores/settings.store.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { secondsOptions } from './seconds-options.ts'
import { SettingsSection } from './settings-section.tsx'
import { useChange } from './use-change.ts'

/** When Hallpass locks itself, and what can be seen of it by others. */
export function LockSection() {
  const { lockAfterSeconds, showNamesWhenLocked, protectScreen } = useSettings((state) => state.settings)
  const info = useAppInfo((state) => state.info)
  const { change, failure } = useChange()
  const isLinux = info?.platform === 'linux'
  return (
    <SettingsSection
      title="Lock"
      text={
        isLinux
          ? 'Ctrl+L locks at once. It also locks when the computer goes to sleep. What runs, such as a download, goes on.'
          : 'Ctrl or ⌘ and L lock at once. It also locks with the screen, and when the computer goes to sleep. What runs, such as a download, goes on.'
      }
    >
      <SelectField
        label="Lock when nobody is here"
        options={secondsOptions([60, 300, 900, 3600, 0], lockAfterSeconds, 'Never by itself')}
        value={String(lockAfterSeconds)}
        onChange={(value) => change({ lockAfterSeconds: Number(value) })}
      />
      <CheckField
        label="Show the names of connections while locked"
        checked={showNamesWhenLocked}
        onChange={({ target }) => change({ showNamesWhenLocked: target.checked })}
      />
      <CheckField
        label="Keep this window out of screenshots"
        hint={
          isLinux
            ? 'Linux has no such protection, so this has no effect here.'
            : 'It is black in screenshots and shared screens. Other programs may find ways round that.'
        }
        disabled={isLinux}
        checked={protectScreen}
        onChange={({ target }) => change({ protectScreen: target.checked })}
      />
      {failure && <FailureCallout error={failure} compact />}
    </SettingsSection>
  )
}
