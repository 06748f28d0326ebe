import { Copy, Save } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './answer-acts.module.css'

/** Keeping the body: to a file, or on the clipboard. */
export function AnswerActs({ exchange }: { readonly exchange: Exchange }) {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState<AppError | null>(null)
  const { body } = exchange
  if (body.kind === 'empty') return null

  const save = async () => {
    setBusy(true)
    const result = await api.requests.saveBody({ exchangeId: exchange.id })
    setBusy(false)
    setFailure(result.ok ? null : result.error)
    setSaid(result.ok && result.value.saved ? `Saved as ${result.value.fileName}.` : '')
  }
  const copy = async () => {
    const result = await api.answers.copyBody({ exchangeId: exchange.id })
    setFailure(result.ok ? null : result.error)
    setSaid(!result.ok ? '' : result.value.copied ? 'Copied.' : describeTooLong(result.value.size))
  }

  return (
    <div className={styles.acts}>
      <Button icon={<Save size={16} />} busy={busy} onClick={() => void save()}>
        Save to a file…
      </Button>
      {('charset' in body || (body.kind === 'image' && body.source)) && (
        <Button variant="quiet" icon={<Copy size={16} />} onClick={() => void copy()}>
          Copy the body
        </Button>
      )}
      <span className={styles.said} role="status">
        {said}
      </span>
      {failure && <FailureCallout error={failure} compact />}
    </div>
  )
}

function describeTooLong(size: number): string {
  return `The body is ${formatBytes(size)}, more than a clipboard takes well. Save it to a file instead.`
}
