import { secretLook } from '../../../shared/login/secret-looks.ts'
import { Note } from '../../ui/note.tsx'
import type { DraftRow } from './login-draft.ts'

/** Warns of secrets that would be saved openly, since they are said to be always the same. */
export function OpenSecrets({ rows }: { readonly rows: readonly DraftRow[] }) {
  const open = rows.filter(
    ({ kind, wire, value }) => kind === 'fixed' && secretLook(wire.split('.').at(-1) ?? '', value) !== null,
  )
  if (open.length === 0) return null
  return (
    <Note tone="warning">
      <p>
        {open.map(({ wire }) => `“${wire}”`).join(' and ')} looks like a secret. A fixed value is saved openly, and goes
        along when the system is shared. Make it “Secret”: then everybody types their own.
      </p>
    </Note>
  )
}
