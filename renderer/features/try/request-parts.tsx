import type { AppError } from '../../../shared/core/app-error.ts'
import { addressOfRows, rowsOfAddress } from '../../../shared/domain/query-rows.ts'
import type { FormRow, RequestForm } from '../../../shared/domain/request-form.ts'
import { TabPanel } from '../../ui/tab-panel.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BodyEditor } from './body-editor.tsx'
import { takesBody } from './body-of.ts'
import { PairRows } from './pair-rows.tsx'
import styles from './request-parts.module.css'
import type { ChangeDraft } from './use-draft.ts'

/** The parts beside method and address. */
export type RequestPart = 'query' | 'headers' | 'body'

type RequestPartsProps = {
  readonly draft: RequestForm
  /** The one in front; null until one was chosen: then the likeliest. */
  readonly part: RequestPart | null
  /** Why the last try was refused, to be told at its row. */
  readonly refused: AppError | null
  readonly onPart: (part: RequestPart) => void
  readonly onChange: ChangeDraft
}

const bodyWord = { none: '', json: ' JSON', text: ' text', form: ' form', multipart: ' parts', file: ' file' } as const

/** Query, headers and body, one at a time. */
export function RequestParts({ draft, part, refused, onPart, onChange }: RequestPartsProps) {
  const sendsBody = takesBody(draft.method)
  // Whoever wrote the address may have left the table as it was.
  const query = rowsOfAddress(draft.url, draft.query)
  const shown = part ?? (sendsBody ? 'body' : 'query')
  return (
    <div className={styles.parts}>
      <Tabs<RequestPart>
        label="Parts of the request"
        value={shown}
        onChange={onPart}
        items={[
          { value: 'query', label: `Query${count(query)}` },
          { value: 'headers', label: `Headers${count(draft.headers)}` },
          { value: 'body', label: sendsBody ? `Body${bodyWord[draft.bodyKind]}` : 'Body' },
        ]}
      >
        <TabPanel value="query">
          <PairRows
            kind="fields"
            what="query parameter"
            rows={query}
            onChange={(rows) => onChange({ query: rows, url: addressOfRows(draft.url, rows) })}
          />
        </TabPanel>
        <TabPanel value="headers">
          <PairRows
            kind="headers"
            what="header"
            rows={draft.headers}
            refused={refused}
            onChange={(headers) => onChange({ headers })}
          />
        </TabPanel>
        <TabPanel value="body">
          <BodyEditor draft={draft} onChange={onChange} />
        </TabPanel>
      </Tabs>
    </div>
  )
}

function count(rows: readonly FormRow[]): string {
  const named = rows.filter((row) => row.on && row.name.trim() !== '').length
  return named > 0 ? ` ${named}` : ''
}
