import { useId } from 'react'
import { maxNameLength } from '../../../shared/domain/saved-request.ts'
import { TextField } from '../../ui/text-field.tsx'

type FolderFieldProps = {
  readonly value: string
  readonly folders: readonly string[]
  readonly onChange: (folder: string) => void
}

/** A folder, new or known; empty for none. */
export function FolderField({ value, folders, onChange }: FolderFieldProps) {
  const id = useId()
  return (
    <>
      <TextField
        label="Folder"
        hint={
          folders.length > 0 ? `Leave it empty for none. There is: ${folders.join(', ')}.` : 'Leave it empty for none.'
        }
        value={value}
        maxLength={maxNameLength}
        list={id}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {folders.map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
    </>
  )
}
