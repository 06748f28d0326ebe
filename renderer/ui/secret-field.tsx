import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import type { FieldTexts } from './field-frame.tsx'
import { IconButton } from './icon-button.tsx'
import { TextField } from './text-field.tsx'

type SecretFieldProps = Omit<ComponentProps<'input'>, 'type' | 'prefix'> &
  FieldTexts & {
    /** A value is kept in the vault; it never comes back to the form. */
    readonly saved?: boolean
  }

/** A password, key or other secret: covered until shown, never offered by the browser's own memory. */
export function SecretField({ saved = false, placeholder, ...field }: SecretFieldProps) {
  const [shown, setShown] = useState(false)
  const { label } = field
  return (
    <TextField
      {...field}
      mono={shown}
      type={shown ? 'text' : 'password'}
      placeholder={saved ? 'Saved. Leave empty to keep it.' : placeholder}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      suffix={
        <IconButton
          label={`${shown ? 'Hide' : 'Show'} ${label}`}
          aria-pressed={shown}
          icon={shown ? <EyeOff size={16} /> : <Eye size={16} />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  )
}
