import { Lock } from 'lucide-react'
import type { LockState } from '../../../shared/domain/lock-state.ts'
import { ForgottenPassphrase } from './forgotten-passphrase.tsx'
import { KeychainMissing } from './keychain-missing.tsx'
import styles from './lock-screen.module.css'
import { whyHidden, whyLocked } from './lock-words.ts'
import { LockedNames } from './locked-names.tsx'
import { OpenByClick } from './open-by-click.tsx'
import { OpenByPassphrase } from './open-by-passphrase.tsx'

type LockScreenProps = { readonly lock: Extract<LockState, { locked: true }> }

/** Stands in front of everything while Hallpass is locked: why, how it opens, and at most the names of connections. */
export function LockScreen({ lock }: LockScreenProps) {
  const needsPassphrase = lock.opensBy === 'passphrase'
  return (
    <main className={styles.desk}>
      <section className={styles.pass} aria-labelledby="lock-title">
        <header className={styles.header}>
          <Lock className={styles.icon} size={20} aria-hidden="true" />
          <div>
            <h1 id="lock-title" className={styles.title}>
              Hallpass is locked
            </h1>
            <p className={styles.why}>{(needsPassphrase ? whyLocked : whyHidden)[lock.because]}</p>
          </div>
        </header>
        {lock.lacksKeychain && <KeychainMissing />}
        {!lock.lacksKeychain && needsPassphrase && <OpenByPassphrase notBefore={lock.notBefore} />}
        {!needsPassphrase && <OpenByClick />}
        {lock.names.length > 0 && <LockedNames names={lock.names} />}
      </section>
      {needsPassphrase && <ForgottenPassphrase lacksKeychain={lock.lacksKeychain} />}
    </main>
  )
}
