import { X } from 'lucide-react'
import { useRef } from 'react'
import { type TokenPlace, usePastedTokens } from '../../../stores/pasted-tokens.store.ts'
import { Button } from '../../../ui/button.tsx'
import { TextAreaField } from '../../../ui/text-area-field.tsx'
import styles from './paste-field.module.css'

type PasteFieldProps = {
  readonly place: TokenPlace
  readonly label: string
  /** It is what the person came for. */
  readonly takesFocus?: boolean
}

const reasons = {
  time: 'The token that stood here was dropped after ten minutes. Paste it again if you still need it.',
} as const

/** Where a token is pasted, with whatever came along with it. It stays in memory, for ten minutes at most. */
export function PasteField({ place, label, takesFocus = false }: PasteFieldProps) {
  const text = usePastedTokens((state) => state.texts[place])
  const dropped = usePastedTokens((state) => state.dropped[place])
  const put = usePastedTokens((state) => state.put)
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <div>
      <TextAreaField
        ref={area}
        label={label}
        hint={
          dropped
            ? reasons[dropped]
            : 'A token, a header, a whole answer, an address or a command: the token in it is found. It goes nowhere, and is forgotten after ten minutes.'
        }
        compact
        autoFocus={takesFocus && text === ''}
        className={text === '' ? '' : (styles.short ?? '')}
        placeholder="eyJhbGciOi…"
        value={text}
        onChange={(event) => put(place, event.target.value)}
      />
      {text !== '' && (
        <Button
          variant="quiet"
          className={styles.clear ?? ''}
          icon={<X size={16} />}
          onClick={() => {
            put(place, '')
            area.current?.focus()
          }}
        >
          Clear
        </Button>
      )}
    </div>
  )
}
