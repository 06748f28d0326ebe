import type { RequestForm } from '../../../shared/domain/request-form.ts'
import styles from './body-editor.module.css'
import { FileChoice } from './file-choice.tsx'
import type { ChangeDraft } from './use-draft.ts'

type FileBodyProps = { readonly draft: RequestForm; readonly onChange: ChangeDraft }

/** One file as the whole body. */
export function FileBody({ draft, onChange }: FileBodyProps) {
  return (
    <div className={styles.editor}>
      <FileChoice what="the body" file={draft.file} onChange={(file) => onChange({ file })} />
      {!draft.file && <p className={styles.quiet}>A file of any size: it is read from disk while it goes out.</p>}
    </div>
  )
}
