import { useMemo, useState } from 'react'
import type { RequestLine } from '../../../../shared/bring-in/request-line.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { groupRequests } from './group-requests.ts'
import parts from './preview.module.css'
import styles from './request-choice.module.css'
import { RequestChoiceGroup } from './request-choice-group.tsx'
import type { Chosen } from './use-chosen.ts'

type RequestChoiceProps = {
  readonly requests: readonly RequestLine[]
  readonly chosen: Chosen
}

/** From this many on, a field to find one. */
const manyRequests = 9

/** Which requests are taken: by folder, or one by one. */
export function RequestChoice({ requests, chosen }: RequestChoiceProps) {
  const [sought, setSought] = useState('')
  const groups = useMemo(() => groupRequests(requests, sought), [requests, sought])
  if (requests.length === 0) return null
  const count = chosen.places.length
  return (
    <section className={parts.section} aria-label="Requests">
      <h3 className={parts.title}>
        Requests{' '}
        <span className={parts.soft} aria-live="polite">
          {count === requests.length ? `all ${count} are taken` : `${count} of ${requests.length} are taken`}
        </span>
      </h3>
      {requests.length >= manyRequests && (
        <TextField
          label="Find a request"
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      <div className={styles.box}>
        {groups.map(({ folder, requests: ones }) => (
          <RequestChoiceGroup key={folder ?? ''} folder={folder} requests={ones} chosen={chosen} />
        ))}
        {groups.length === 0 && <p className={styles.none}>No request is called “{sought.trim()}”.</p>}
      </div>
    </section>
  )
}
