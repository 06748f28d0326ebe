import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { formOfExample } from '../../../shared/domain/example-form.ts'
import type { ExampleRequest } from '../../../shared/domain/provider.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { Button } from '../../ui/button.tsx'
import styles from './examples.module.css'
import type { ChangeDraft } from './use-draft.ts'

type ExamplesProps = {
  readonly examples: readonly ExampleRequest[]
  readonly draft: RequestForm
  readonly onChange: ChangeDraft
}

/** The provider's own first requests, one press away; what stood in the form can be brought back. */
export function Examples({ examples, draft, onChange }: ExamplesProps) {
  const [before, setBefore] = useState<RequestForm | null>(null)
  if (examples.length === 0) return null
  const chosen = examples.find((example) => example.method === draft.method && example.path === draft.url)
  const choose = (example: ExampleRequest) => {
    setBefore(draft.url !== '' && chosen === undefined ? draft : null)
    onChange(formOfExample(example, draft))
  }
  return (
    <div className={styles.examples}>
      <span className={styles.title}>Examples</span>
      {examples.map((example) => (
        <button
          type="button"
          key={example.id}
          className={styles.chip}
          aria-pressed={example === chosen}
          title={`${example.method} ${example.path}`}
          onClick={() => choose(example)}
        >
          {example.label}
        </button>
      ))}
      {before && (
        <Button
          variant="quiet"
          icon={<Undo2 size={16} />}
          onClick={() => {
            onChange(before)
            setBefore(null)
          }}
        >
          Bring back what was there
        </Button>
      )}
      {chosen && <p className={styles.expect}>{chosen.expect}</p>}
    </div>
  )
}
