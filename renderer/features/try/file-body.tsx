import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { FileChoice } from './file-choice.tsx'
import type { ChangeDraft } from './use-draft.ts'

type FileBodyProps = { readonly draft: RequestForm; readonly onChange: ChangeDraft }

/** One file as the whole body. */
export function FileBody({ draft, onChange }: FileBodyProps) {
  return <FileChoice what="the body" file={draft.file} onChange={(file) => onChange({ file })} />
}
