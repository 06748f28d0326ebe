import type { CSSProperties } from 'react'
import type { Provider } from '../../shared/domain/provider.ts'
import styles from './provider-mark.module.css'

type ProviderMarkProps = {
  /** Undefined when the card of that provider is not there any more. */
  readonly provider: Pick<Provider, 'monogram' | 'hue'> | undefined
  /** Pixels. */
  readonly size?: number
}

/** A provider's monogram in a tinted square. Its name always stands beside it. */
export function ProviderMark({ provider, size = 32 }: ProviderMarkProps) {
  const look = { '--hue': provider?.hue ?? 200, '--size': `${size}px` } as CSSProperties
  return (
    <span className={styles.mark} style={look} data-small={size < 24 || undefined} aria-hidden="true">
      {provider?.monogram ?? '?'}
    </span>
  )
}
