import { Plus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, type WheelEvent } from 'react'
import { moveFocus } from '../../lib/move-focus.ts'
import type { Desk } from '../../stores/desk.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { RequestTabView } from './request-tab.tsx'
import styles from './request-tabs.module.css'
import { titleOf } from './request-title.ts'
import type { OpenRequests } from './use-open-requests.ts'

type RequestTabsProps = {
  readonly desk: Desk
  readonly requests: OpenRequests
  /** What can be done with the one in front. */
  readonly children: ReactNode
}

/** The open requests in a row. Arrow keys walk them, Delete closes one. */
export function RequestTabs({ desk, requests, children }: RequestTabsProps) {
  const { tabs, activeTabId, saved } = desk
  const list = useRef<HTMLUListElement>(null)
  useKeepFocus(activeTabId, list)
  // Also when it grows: the mark of what is not saved, its close button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes on the desk may change the row.
  useLayoutEffect(() => showFront(list.current), [desk])
  const onKeyDown = (event: KeyboardEvent) => {
    const to = ({ ArrowRight: 'next', ArrowLeft: 'previous', Home: 'first', End: 'last' } as const)[event.key]
    if (to) moveFocus(list.current, '[data-tab]', to, event)
  }
  // A wheel turns one way only; the row goes the other.
  const onWheel = ({ deltaX, deltaY }: WheelEvent) => {
    if (deltaX === 0) list.current?.scrollBy({ left: deltaY })
  }
  const isOnlyOne = tabs.length === 1
  return (
    <div className={styles.bar}>
      <ul ref={list} className={styles.tabs} aria-label="Open requests" onKeyDown={onKeyDown} onWheel={onWheel}>
        {tabs.map((tab) => {
          const isUnsaved = requests.isUnsaved(tab)
          return (
            <RequestTabView
              key={tab.id}
              method={tab.form.method}
              title={titleOf(tab, saved)}
              isFront={tab.id === activeTabId}
              isUnsaved={isUnsaved}
              canClose={!isOnlyOne || isUnsaved || tab.savedId !== null}
              onShow={() => requests.show(tab.id)}
              onClose={() => requests.close(tab.id)}
            />
          )
        })}
      </ul>
      <IconButton label="New request" icon={<Plus size={16} />} onClick={requests.openNew} />
      <div className={styles.acts}>{children}</div>
    </div>
  )
}

/** Brings the one in front into sight, sideways only: the page stays where it is. */
function showFront(list: HTMLElement | null): void {
  const front = list?.querySelector<HTMLElement>('[data-front="true"]')
  if (!list || !front) return
  const [start, end] = [front.offsetLeft, front.offsetLeft + front.offsetWidth]
  if (start < list.scrollLeft) list.scrollLeft = start
  else if (end > list.scrollLeft + list.clientWidth) list.scrollLeft = end - list.clientWidth + 4
}

/** The one in front has the focus if what had it went away with the one before. */
function useKeepFocus(activeTabId: string, list: { readonly current: HTMLElement | null }): void {
  const shown = useRef(activeTabId)
  useEffect(() => {
    if (shown.current === activeTabId) return undefined
    shown.current = activeTabId
    const front = list.current?.querySelector<HTMLElement>('[aria-current]')
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) front?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [activeTabId, list])
}
