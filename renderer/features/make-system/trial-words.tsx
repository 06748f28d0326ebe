import { formatMilliseconds } from '../../../shared/core/format-time.ts'
import type { TriedLogin } from '../../lib/api.ts'

/** Who answered what, and how soon. */
export function TrialWords({ tried: { host, status, durationMs } }: { readonly tried: TriedLogin }) {
  return (
    <>
      {host} answered {status} in {formatMilliseconds(durationMs)}. Nothing of it is saved; secrets are only hinted at.
    </>
  )
}
