import { Lock, TriangleAlert } from 'lucide-react'
import type { VaultStatus } from '../../shared/domain/vault-status.ts'
import { describeVault } from './describe-vault.ts'
import styles from './vault-line.module.css'

/** In one line: what is kept secret, and how. Says it plainly where nothing can be kept. */
export function VaultLine({ vault }: { readonly vault: VaultStatus }) {
  const sealed = vault.kind !== 'memory'
  const Icon = sealed ? Lock : TriangleAlert
  return (
    <p className={styles.line} data-sealed={sealed}>
      <Icon className={styles.icon} size={16} aria-hidden="true" />
      <span>{describeVault(vault).line}</span>
    </p>
  )
}
