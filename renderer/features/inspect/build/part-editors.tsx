import { useDeferredValue, useMemo, useState } from 'react'
import { layOutJson } from '../../../../shared/json/json-lines.ts'
import { readNow } from '../../../lib/use-now.ts'
import type { BuildDraft } from '../../../stores/reading-desk.store.ts'
import { Button } from '../../../ui/button.tsx'
import { CodeEditor } from '../../../ui/code-editor.tsx'
import styles from './build-tool.module.css'
import { type Preset, presets } from './presets.ts'

type PartEditorsProps = {
  readonly draft: BuildDraft
  readonly onChange: (draft: BuildDraft) => void
  /** What main could not use; `field` says where. */
  readonly failure: { readonly field?: string; readonly reason: string } | null
}

/** The two parts as JSON, and presets that change the claims as little as they can. */
export function PartEditors({ draft, onChange, failure }: PartEditorsProps) {
  const [said, setSaid] = useState('')
  const apply = (preset: Preset) => {
    const payload = preset.apply(draft.payload, readNow())
    setSaid(
      payload === null
        ? 'The claims are not a JSON object yet, so nothing was changed.'
        : `Changed: ${preset.label.toLowerCase()}.`,
    )
    if (payload !== null) onChange({ ...draft, payload })
  }
  return (
    <>
      <fieldset className={styles.presets}>
        <legend>Make it …</legend>
        {presets.map((preset) => (
          <Button key={preset.id} onClick={() => apply(preset)}>
            {preset.label}
          </Button>
        ))}
        <span className={styles.quiet} role="status">
          {said}
        </span>
      </fieldset>
      <div className={styles.editors}>
        <PartEditor
          label="Claims"
          text={draft.payload}
          reason={failure?.field === 'payload' ? failure.reason : null}
          onChange={(payload) => onChange({ ...draft, payload })}
        />
        <PartEditor
          label="Header"
          text={draft.header}
          reason={failure?.field === 'header' ? failure.reason : null}
          onChange={(header) => onChange({ ...draft, header })}
        />
      </div>
    </>
  )
}

type PartEditorProps = {
  readonly label: string
  readonly text: string
  readonly reason: string | null
  readonly onChange: (text: string) => void
}

function PartEditor({ label, text, reason, onChange }: PartEditorProps) {
  const settled = useDeferredValue(text)
  const found = useMemo(() => layOutJson(settled).problem, [settled])
  const problem = found ?? (reason === null ? null : { line: 1, column: 1, message: reason })
  return <CodeEditor label={label} language="json" value={text} problem={problem} onChange={onChange} />
}
