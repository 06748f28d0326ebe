import { CircleAlert, File, RefreshCw } from 'lucide-react'
import { useCallback, useId, useRef } from 'react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { PickedFile } from '../../../shared/domain/http-exchange.ts'
import { Button } from '../../ui/button.tsx'
import styles from './file-choice.module.css'
import { useFileChoice } from './use-file-choice.ts'

type FileChoiceProps = {
  /** What it is for: "part 2", "the body". */
  readonly what: string
  readonly file: PickedFile | null
  /** Little room: an icon in place of the word. */
  readonly compact?: boolean
  readonly onChange: (file: PickedFile) => void
}

/** A long name is cut in its middle: how it ends tells what it is. */
const keptAtTheEnd = 8

/** The file that is chosen, or a button to choose one. Only its name and size are known here. */
export function FileChoice({ what, file, compact = false, onChange }: FileChoiceProps) {
  const id = useId()
  const report = useRef(onChange)
  report.current = onChange
  const { problem, choose } = useFileChoice(
    file,
    useCallback((chosen: PickedFile) => report.current(chosen), []),
  )
  return (
    <div className={styles.choice} data-empty={file === null}>
      {file && (
        <span className={styles.file} title={file.name}>
          <File size={16} aria-hidden="true" />
          <span className={styles.name}>
            <span className={styles.start}>{file.name.slice(0, -keptAtTheEnd)}</span>
            <span>{file.name.slice(-keptAtTheEnd)}</span>
          </span>
          <span className={styles.size}>{formatBytes(file.size)}</span>
        </span>
      )}
      <Button
        variant={file ? 'quiet' : 'secondary'}
        className={file && compact ? (styles.small ?? '') : ''}
        aria-label={file ? `Replace… ${file.name}, for ${what}` : `Choose file… for ${what}`}
        aria-describedby={problem ? id : undefined}
        title={file && compact ? 'Choose another file' : undefined}
        data-fix={file === null || problem ? 'body' : undefined}
        onClick={choose}
      >
        {!file ? 'Choose file…' : compact ? <RefreshCw size={16} /> : 'Replace…'}
      </Button>
      {problem && (
        <p className={styles.problem} id={id} role="alert">
          <CircleAlert size={16} aria-hidden="true" />
          <span>{problem}</span>
        </p>
      )}
    </div>
  )
}
