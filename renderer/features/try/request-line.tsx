import { rowsOfAddress } from '../../../shared/domain/query-rows.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { TextField } from '../../ui/text-field.tsx'
import { MethodField } from './method-field.tsx'
import styles from './request-line.module.css'
import type { ChangeDraft } from './use-draft.ts'

type RequestLineProps = { readonly draft: RequestForm; readonly onChange: ChangeDraft }

/** Method and address. */
export function RequestLine({ draft, onChange }: RequestLineProps) {
  const write = (url: string) => onChange({ url, query: rowsOfAddress(url, draft.query) })
  return (
    <div className={styles.line}>
      <MethodField method={draft.method} onChange={(method) => onChange({ method })} />
      <TextField
        label="Path or full address"
        name="request-url"
        mono
        placeholder="/path?with=query, or paste a command"
        value={draft.url}
        onChange={(event) => write(event.target.value)}
      />
    </div>
  )
}
