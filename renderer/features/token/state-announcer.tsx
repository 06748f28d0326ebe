import { useRef } from 'react'
import { formatDuration } from '../../../shared/core/format-time.ts'
import { viewExpiry } from '../../../shared/domain/expiry.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { useTimedView } from '../../lib/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'

type StateAnnouncerProps = {
  readonly connectionName: string
  readonly token: TokenSummary | null
  readonly working: boolean
}

/** Tells screen readers when the state changes, and never only because a second has passed. Silent about how things stood at first. */
export function StateAnnouncer({ connectionName, token, working }: StateAnnouncerProps) {
  const view = useTimedView((now) => ({
    state: token ? viewExpiry(token, now).state : 'none',
    nextChangeAt: token ? viewExpiry(token, now).nextChangeAt : null,
  }))
  const situation = working ? 'working' : `${view.state} ${token?.obtainedAt ?? ''}`
  const first = useRef(situation)
  return (
    <VisuallyHidden>
      <span role="status">{situation === first.current ? '' : words(connectionName, view.state, token, working)}</span>
    </VisuallyHidden>
  )
}

function words(name: string, state: string, token: TokenSummary | null, working: boolean): string {
  if (working) return `${name}: getting a token.`
  if (!token || state === 'none') return `${name}: no token.`
  if (state === 'over') return `${name}: the token has ended.`
  if (state === 'soon') return `${name}: the token ends soon.`
  if (token.lifetimeMs === null) return `${name}: the token is ready. Its end is not known.`
  return `${name}: the token is ready. It lasts ${formatDuration(token.lifetimeMs)}.`
}
