import { X } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { readToken } from '../../../shared/jwt/read-token.ts'
import { Button } from '../../ui/button.tsx'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import styles from './paste-box.module.css'
import { ReadingView } from './reading-view.tsx'

/** Reads any token that is pasted. It lives in this view only: nothing is saved, nothing is sent. */
export function PasteBox() {
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const isEmpty = text.trim() === ''
  const reading = useMemo(() => (isEmpty ? null : readToken(text)), [text, isEmpty])
  const clear = () => {
    setText('')
    area.current?.focus()
  }
  return (
    <section className={styles.box} aria-labelledby="read-another">
      <h2 id="read-another">Read another token</h2>
      <div>
        <TextAreaField
          ref={area}
          label="Token"
          hint="It is read here and goes nowhere. It is gone when you clear it or leave this tab."
          compact
          placeholder="eyJhbGciOi…"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {!isEmpty && (
          <Button variant="quiet" className={styles.clear ?? ''} icon={<X size={16} />} onClick={clear}>
            Clear
          </Button>
        )}
      </div>
      {reading && <ReadingView reading={reading} />}
    </section>
  )
}
