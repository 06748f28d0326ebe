import { Lock, type LucideIcon, Plus, ScanText, Settings } from 'lucide-react'
import { classNames } from '../../lib/class-names.ts'
import styles from './connection-list.module.css'

type ListFootProps = {
  readonly place: 'connect' | 'read-tokens' | 'settings' | 'other'
  readonly onConnect: () => void
  readonly onRead: () => void
  readonly onSettings: () => void
  readonly onLock: () => void
}

/** Under the connections: what belongs to none of them. */
export function ListFoot({ place, onConnect, onRead, onSettings, onLock }: ListFootProps) {
  return (
    <div className={styles.foot}>
      <Act label="Connect" icon={Plus} isHere={place === 'connect'} onPress={onConnect} />
      <Act label="Settings" icon={Settings} isHere={place === 'settings'} onPress={onSettings} isQuiet />
      <Act label="Read a token" icon={ScanText} isHere={place === 'read-tokens'} onPress={onRead} isQuiet />
      <Act label="Lock" icon={Lock} isHere={false} onPress={onLock} isQuiet />
    </div>
  )
}

type ActProps = {
  readonly label: string
  readonly icon: LucideIcon
  readonly isHere: boolean
  readonly isQuiet?: boolean
  readonly onPress: () => void
}

function Act({ label, icon: Icon, isHere, isQuiet = false, onPress }: ActProps) {
  return (
    <button
      type="button"
      className={classNames(styles.act, isQuiet && styles.quiet)}
      aria-current={isHere ? 'page' : undefined}
      onClick={onPress}
    >
      <Icon size={16} aria-hidden="true" /> {label}
    </button>
  )
}
