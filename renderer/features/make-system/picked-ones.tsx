import { X } from 'lucide-react'
import type { TriedLogin } from '../../lib/api.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './answer-picker.module.css'
import { placeWords, unitWords } from './login-words.ts'
import type { Pick, PickRole } from './pick-places.ts'

type PickedOnesProps = {
  readonly role: PickRole
  readonly picks: readonly Pick[]
  readonly body: TriedLogin['body']
  readonly onReplace: (before: Pick, pick: Pick) => void
  readonly onRemove: (pick: Pick) => void
}

const units = (['seconds', 'milliseconds', 'instant'] as const).map((value) => ({ value, label: unitWords[value] }))

/** What is chosen for what is looked for now, with what there is to say about it. */
export function PickedOnes({ role, picks, body, onReplace, onRemove }: PickedOnesProps) {
  const own = picks.filter((pick) => pick.role === role)
  if (own.length === 0 || role === 'message') return null
  const isThere = (pick: Pick) =>
    pick.place.in === 'header' ||
    (body.kind === 'tree' && body.tree.nodes.some(({ path }) => pick.place.in === 'body' && path === pick.place.path))
  return (
    <ul className={styles.picked} aria-label="Chosen">
      {own.map((pick) => (
        <li key={JSON.stringify(pick.place)} className={styles.pickedOne}>
          <div className={styles.where}>
            <code>{placeWords(pick.place)}</code>
            {!isThere(pick) && <span className={styles.text}>Not in this answer.</span>}
          </div>
          <PickDetail pick={pick} onReplace={(next) => onReplace(pick, next)} />
          <IconButton
            label={`Do not use ${placeWords(pick.place)}`}
            icon={<X size={16} />}
            onClick={() => onRemove(pick)}
          />
        </li>
      ))}
    </ul>
  )
}

function PickDetail({ pick, onReplace }: { readonly pick: Pick; readonly onReplace: (pick: Pick) => void }) {
  if (pick.role === 'lifetime') {
    return (
      <SelectField
        label="It says"
        options={units}
        value={pick.unit ?? 'seconds'}
        onChange={(unit) => onReplace({ ...pick, unit: units.find(({ value }) => value === unit)?.value ?? 'seconds' })}
      />
    )
  }
  if (pick.role === 'carry' && pick.header !== undefined) {
    return (
      <TextField
        label="Sent as the header"
        mono
        value={pick.header}
        onChange={(event) => onReplace({ ...pick, header: event.target.value })}
      />
    )
  }
  if (pick.role === 'success') {
    return (
      <TextField
        label="It worked when this says"
        mono
        hint="Several, with commas between them, if it may be any of them."
        value={(pick.oneOf ?? []).join(',')}
        onChange={(event) => onReplace({ ...pick, oneOf: event.target.value.split(',') })}
      />
    )
  }
  return null
}
