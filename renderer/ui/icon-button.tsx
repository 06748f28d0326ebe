import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'
import styles from './icon-button.module.css'

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  /** What it does, in words: its name for screen readers, and shown on hover. */
  readonly label: string
  readonly icon: ReactNode
}

/** An act shown as an icon only, where the place makes clear what it is. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={classNames(styles.button, className)}>
      {icon}
    </button>
  )
}
