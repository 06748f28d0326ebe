import { AlignLeft } from 'lucide-react'
import { useMemo } from 'react'
import { formatJson } from '../../../shared/json/json-lines.ts'
import { shieldVariables, withVariables } from '../../../shared/variables/as-json.ts'
import { Button } from '../../ui/button.tsx'
import styles from './body-editor.module.css'

type FormatJsonProps = { readonly text: string; readonly onChange: (text: string) => void }

/** Lays the JSON out with two spaces; every value stays as it was written. */
export function FormatJson({ text, onChange }: FormatJsonProps) {
  const formatted = useMemo(() => {
    const shielded = formatJson(shieldVariables(text))
    return shielded === null ? null : withVariables(shielded)
  }, [text])
  return (
    <Button
      variant="quiet"
      className={styles.format ?? ''}
      icon={<AlignLeft size={16} />}
      disabled={formatted === null || formatted === text}
      onClick={() => formatted !== null && onChange(formatted)}
    >
      Format
    </Button>
  )
}
