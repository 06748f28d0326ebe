import { FileInput } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './bring-in-view.module.css'
import type { useBringIn, WayIn } from './use-bring-in.ts'

/** What is longer is a file rather than something to read over: it is read at once, and never drawn. */
const longPaste = 20_000

/** Paste it, choose its file, or say where it is. What cannot be read is said where it was given. */
export function WaysIn({ bringIn }: { readonly bringIn: ReturnType<typeof useBringIn> }) {
  const { busy, failure, readText, readFile, readUrl } = bringIn
  const [text, setText] = useState('')
  const [url, setUrl] = useState('')
  const errorOf = (way: WayIn) => (failure?.way === way ? failure.error : null)
  // What is wrong with what stands in a field is said at the field; the rest by itself.
  const saidAt = (way: WayIn) => {
    const error = errorOf(way)
    return error?.code === 'invalid-input' ? error.reason : undefined
  }
  const failed = (way: WayIn) => {
    const error = errorOf(way)
    return error && (way === 'file' || error.code !== 'invalid-input') && <FailureCallout error={error} compact />
  }
  const submit = (act: () => Promise<void>) => (event: FormEvent) => {
    event.preventDefault()
    void act()
  }
  return (
    <>
      <form className={styles.way} onSubmit={submit(() => readText(text, ''))}>
        <TextAreaField
          label="Paste it here"
          placeholder={'curl -X POST https://api.example.com/login -d "user=<username>"'}
          rows={8}
          value={text}
          error={saidAt('text')}
          autoFocus
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (text !== '' || pasted.length <= longPaste) return
            event.preventDefault()
            void readText(pasted, '')
          }}
          onChange={(event) => setText(event.target.value)}
        />
        {failed('text')}
        <div className={styles.acts}>
          <Button type="submit" variant="primary" busy={busy === 'text'}>
            See what it is
          </Button>
          <Button icon={<FileInput size={16} />} busy={busy === 'file'} onClick={() => void readFile()}>
            Choose a file
          </Button>
        </div>
        {failed('file')}
      </form>
      <form className={styles.way} onSubmit={submit(() => readUrl(url))}>
        <TextField
          label="Or the address of an OpenAPI file"
          type="url"
          placeholder="https://api.example.com/openapi.json"
          hint="Hallpass fetches it without signing in."
          value={url}
          error={saidAt('url')}
          onChange={(event) => setUrl(event.target.value)}
        />
        {failed('url')}
        <div className={styles.acts}>
          <Button type="submit" busy={busy === 'url'}>
            Fetch it
          </Button>
        </div>
      </form>
    </>
  )
}
