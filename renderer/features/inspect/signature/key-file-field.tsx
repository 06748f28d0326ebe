import { CircleAlert, FileKey } from 'lucide-react'
import { useState } from 'react'
import { describeFailure } from '../../../../shared/words/describe-failure.ts'
import { api } from '../../../lib/api.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './signature-section.module.css'

type KeyFile = { readonly fileId: string; readonly name: string }

type KeyFileFieldProps = {
  readonly file: KeyFile | null
  readonly error?: string | undefined
  readonly onChange: (file: KeyFile) => void
}

/** A file with a key. It is read by the trusted side; only its name is known here. */
export function KeyFileField({ file, error, onChange }: KeyFileFieldProps) {
  const [problem, setProblem] = useState('')
  const choose = async () => {
    const result = await api.inspector.chooseKeyFile()
    setProblem(result.ok ? '' : describeFailure(result.error).sentence)
    if (result.ok && result.value !== null) onChange(result.value)
  }
  const said = problem || error
  return (
    <div className={styles.file}>
      <Button
        icon={<FileKey size={16} />}
        aria-describedby={said ? 'key-file-problem' : undefined}
        onClick={() => void choose()}
      >
        {file ? 'Choose another file…' : 'Choose a file…'}
      </Button>
      <span className={styles.fileName} role="status">
        {file?.name ?? 'PEM, certificate, JWK or JWK set.'}
      </span>
      {said && (
        <p className={styles.problem} id="key-file-problem" role="alert">
          <CircleAlert size={16} aria-hidden="true" /> {said}
        </p>
      )}
    </div>
  )
}
