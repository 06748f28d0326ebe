import type { RequestBody } from '../../../shared/domain/http-exchange.ts'
import styles from './code-dialog.module.css'

type CodeFilesProps = { readonly body: RequestBody }

/** Where the code looks for the files of a body. Where they lie on this computer is not written into it. */
export function CodeFiles({ body }: CodeFilesProps) {
  const names = [...new Set(namesIn(body))]
  if (names.length === 0) return null
  return (
    <p className={styles.hint}>
      It looks for{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <code>{name}</code>
        </span>
      ))}{' '}
      in the folder in which it is run. Write the whole path there if {names.length === 1 ? 'it lies' : 'they lie'}{' '}
      elsewhere.
    </p>
  )
}

function namesIn(body: RequestBody): readonly string[] {
  if (body.kind === 'file') return [body.file?.name ?? 'file']
  if (body.kind !== 'multipart') return []
  return body.parts.flatMap((part) => (part.kind === 'file' ? [part.file?.name ?? 'file'] : []))
}
