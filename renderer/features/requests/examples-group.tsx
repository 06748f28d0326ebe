import { BookmarkPlus } from 'lucide-react'
import { formOfExample } from '../../../shared/domain/example-form.ts'
import type { ExampleRequest } from '../../../shared/domain/provider.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './saved-list.module.css'
import type { SavedRequests } from './use-saved-requests.ts'

type ExamplesGroupProps = {
  readonly examples: readonly ExampleRequest[]
  readonly acts: SavedRequests
  readonly onOpen: (example: ExampleRequest) => void
}

/** The provider's own requests: to open, or to copy into one's own. */
export function ExamplesGroup({ examples, acts, onOpen }: ExamplesGroupProps) {
  if (examples.length === 0) return null
  return (
    <details className={styles.folder}>
      <summary>Examples</summary>
      <ul>
        {examples.map((example) => (
          <li key={example.id} className={styles.row}>
            <button
              type="button"
              data-saved={example.id}
              className={styles.open}
              title={`${example.method} ${example.path}`}
              onClick={() => onOpen(example)}
            >
              <span className={styles.method}>{example.method}</span>
              <span className={styles.name}>{example.label}</span>
            </button>
            <IconButton
              className={styles.more}
              label={`Copy ${example.label} into my requests`}
              icon={<BookmarkPlus size={16} />}
              onClick={() => acts.saveForm(formOfExample(example), example.label)}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
