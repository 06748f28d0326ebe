import { Ellipsis } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'
import styles from './button.module.css'

type ButtonProps = ComponentProps<'button'> & {
  /** One `primary` per view; `quiet` for what is seldom needed. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** `main` is 36 px high, for the main act of a view. */
  readonly size?: 'regular' | 'main'
  /** Under way: says so, keeps its place and its focus, and does nothing when pressed. */
  readonly busy?: boolean
  readonly icon?: ReactNode
}

/** An act. Its words are a verb. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'regular', busy = false, icon, className, children, onClick, ...rest } = props
  const act = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, className)}
      data-variant={variant}
      data-size={size}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={act}
    >
      {(busy || icon) && (
        <span className={styles.icon} aria-hidden="true">
          {busy ? <Ellipsis size={16} /> : icon}
        </span>
      )}
      {children}
    </button>
  )
}
