import type { ReactNode } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { useDesk } from './use-desk.ts'

type RequestsFrameProps = {
  readonly connection: Connection
  readonly provider: Provider | undefined
  /** Draws the open request in front. */
  readonly children: (tabId: string) => ReactNode
}

/** The requests of a connection: those that are open, one in front. */
export function RequestsFrame({ connection, provider, children }: RequestsFrameProps) {
  const desk = useDesk(connection, provider)
  return desk && children(desk.activeTabId)
}
