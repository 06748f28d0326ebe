import { ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { Provider } from '../../../shared/domain/provider.ts'
import { ProviderMark } from '../../ui/provider-mark.tsx'
import styles from './system-stub.module.css'

type SystemStubProps = {
  readonly provider: Provider
  readonly onChoose: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One system as a ticket with a stub: what it is, and how many ways there are to sign in. */
export function SystemStub({ provider, onChoose, onKeyDown }: SystemStubProps) {
  const count = provider.signIns.length
  return (
    <button type="button" className={styles.ticket} onClick={onChoose} onKeyDown={onKeyDown}>
      <ProviderMark provider={provider} size={40} />
      <span className={styles.words}>
        <span className={styles.name}>{provider.name}</span>
        <span className={styles.summary}>{provider.summary}</span>
      </span>
      <span className={styles.stub}>
        <span>
          <span className={styles.count}>{count}</span> {count === 1 ? 'sign-in' : 'sign-ins'}
        </span>
        <ChevronRight size={16} aria-hidden="true" />
      </span>
    </button>
  )
}
