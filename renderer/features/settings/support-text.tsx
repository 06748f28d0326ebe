import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api } from '../../lib/api.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'

/** The details that help others to help: shown first, then copied. */
export function SupportText() {
  const [text, setText] = useState<string | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const show = async () => {
    const result = await api.app.support()
    if (result.ok) setText(result.value.text)
    setFailure(result.ok ? null : result.error)
  }
  const close = () => {
    setText(null)
    setFailure(null)
  }
  const copy = async () => {
    const result = await api.app.copySupport()
    if (!result.ok) return setFailure(result.error)
    useNotices.getState().say('Copied.')
    close()
  }
  return (
    <>
      <Button onClick={() => void show()}>Details for support</Button>
      {failure && text === null && <FailureCallout error={failure} compact />}
      <Dialog
        open={text !== null}
        onClose={close}
        title="Details for support"
        wide
        footer={
          <>
            <Button onClick={close}>Close</Button>
            <Button variant="primary" onClick={() => void copy()}>
              Copy details
            </Button>
          </>
        }
      >
        <p>
          Safe to post anywhere: no secrets, no names of people, connections or servers. Read it first all the same.
        </p>
        <CodeBlock label="Details" text={text ?? ''} wrap />
        {failure && <FailureCallout error={failure} compact />}
      </Dialog>
    </>
  )
}
