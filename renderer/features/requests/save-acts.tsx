import { BookmarkPlus, RotateCcw, Save } from 'lucide-react'
import type { OpenTab } from '../../../shared/domain/saved-request.ts'
import { Button } from '../../ui/button.tsx'
import { SplitButton } from '../../ui/split-button.tsx'

type SaveActsProps = {
  readonly tab: OpenTab
  readonly isUnsaved: boolean
  readonly onSave: () => void
  /** Asks for a name. */
  readonly onSaveAs: () => void
  readonly onRevert: () => void
}

/** Saving the request in front: quiet until it is one of the saved ones. */
export function SaveActs({ tab, isUnsaved, onSave, onSaveAs, onRevert }: SaveActsProps) {
  if (tab.savedId === null) {
    return (
      <Button variant="quiet" icon={<Save size={16} />} aria-keyshortcuts="Control+S Meta+S" onClick={onSaveAs}>
        Save request
      </Button>
    )
  }
  return (
    <SplitButton
      label="Save request"
      icon={<Save size={16} />}
      onPress={onSave}
      menuLabel="Other ways to save"
      items={[
        { label: 'Save as a new request…', icon: <BookmarkPlus size={16} />, onSelect: onSaveAs },
        {
          label: 'Back to what was saved',
          icon: <RotateCcw size={16} />,
          disabled: !isUnsaved,
          onSelect: onRevert,
        },
      ]}
    />
  )
}
