import { Info, TriangleAlert, X } from 'lucide-react'
import { type SyntheticEvent, useEffect, useState } from 'react'
import { type Notice, useNotices } from '../stores/notices.store.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './notice-host.module.css'

/** How long a notice stays: long enough to be read twice. */
const stays = 6000
/** How long something can be undone: long enough to get there by keyboard. */
const staysWithAct = 15_000

/**
 * The corner for short notices; one that is pointed at or has the focus does not go. A polite live region that is there from
 * the start, so that nothing is missed.
 */
export function NoticeHost() {
  const notices = useNotices((state) => state.notices)
  return (
    <ol className={styles.host} aria-live="polite" aria-label="Notices">
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </ol>
  )
}

function NoticeRow({ notice }: { readonly notice: Notice }) {
  const dismiss = useNotices((state) => state.dismiss)
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    if (notice.tone === 'warning' || isHeld) return undefined
    const timer = setTimeout(() => dismiss(notice.id), notice.act ? staysWithAct : stays)
    return () => clearTimeout(timer)
  }, [notice, dismiss, isHeld])
  const look = ({ currentTarget }: SyntheticEvent) => setIsHeld(currentTarget.matches(':hover, :focus-within'))
  const Icon = notice.tone === 'warning' ? TriangleAlert : Info
  return (
    <li
      className={styles.notice}
      data-tone={notice.tone}
      onPointerEnter={look}
      onPointerLeave={look}
      onFocus={look}
      onBlur={look}
    >
      <Icon className={styles.icon} size={16} aria-hidden="true" />
      <span className={styles.text}>{notice.text}</span>
      {notice.act && (
        <Button
          variant="quiet"
          onClick={() => {
            notice.act?.run()
            dismiss(notice.id)
          }}
        >
          {notice.act.label}
        </Button>
      )}
      <IconButton label="Close this notice" icon={<X size={16} />} onClick={() => dismiss(notice.id)} />
    </li>
  )
}
