import type { Connection } from '../../shared/domain/connection.ts'
import { Note } from '../ui/note.tsx'

/** Says, for as long as it is so, that this server's certificate is not checked. */
export function StandingWarning({ connection }: { readonly connection: Connection }) {
  if (connection.verifyTls) return null
  return (
    <Note tone="warning">
      <strong>This server’s certificate is not checked.</strong> Another server could pretend to be it. The switch is
      under Set-up, “Seldom needed”.
    </Note>
  )
}
