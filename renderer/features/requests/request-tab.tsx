import { X } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './request-tabs.module.css'

type RequestTabViewProps = {
  readonly method: string
  readonly title: string
  readonly isFront: boolean
  readonly isUnsaved: boolean
  readonly canClose: boolean
  readonly onShow: () => void
  readonly onClose: () => void
}

/** One open request: what it is, whether something in it is not saved, and the way to close it. */
export function RequestTabView(props: RequestTabViewProps) {
  const { method, title, isFront, isUnsaved, canClose, onShow, onClose } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && canClose) onClose()
  }
  const onAuxClick = (event: MouseEvent) => {
    if (event.button === 1 && canClose) onClose()
  }
  return (
    <li className={styles.tab} data-front={isFront} onAuxClick={onAuxClick}>
      <button
        type="button"
        data-tab
        className={styles.show}
        aria-current={isFront ? 'true' : undefined}
        tabIndex={isFront ? 0 : -1}
        title={`${method} ${title}`}
        onClick={onShow}
        onKeyDown={onKeyDown}
      >
        <span className={styles.method}>{method}</span>
        <span className={styles.title}>{title}</span>
        {isUnsaved && (
          <>
            <span className={styles.dot} aria-hidden="true" />
            <VisuallyHidden>, not saved</VisuallyHidden>
          </>
        )}
      </button>
      {canClose && (
        <IconButton
          className={styles.close}
          tabIndex={isFront ? 0 : -1}
          label={`Close ${title}`}
          icon={<X size={14} />}
          onClick={onClose}
        />
      )}
    </li>
  )
}
