import { useAppInfo } from '../../stores/app-info.store.ts'
import { useSettings } from '../../stores/settings.store.ts'
import { useStartPractice } from '../../stores/use-start-practice.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { VaultLine } from '../../ui/vault-line.tsx'
import { KeepChoice } from './keep-choice.tsx'
import { Specimen } from './specimen.tsx'
import styles from './welcome-view.module.css'

type WelcomeViewProps = {
  /** The practice servers run and their connections are there. */
  readonly onPractice: () => void
  readonly onConnect: () => void
  /** They have a token and want to know what is in it. */
  readonly onRead: () => void
}

/** The first run: what this is, and the ways on. */
export function WelcomeView({ onPractice, onConnect, onRead }: WelcomeViewProps) {
  const vault = useAppInfo((state) => state.info?.vault)
  const keepsInMemory = useSettings((state) => state.settings.keepsInMemory)
  const asksHow = vault?.kind === 'memory' && vault.reason !== 'key-lost' && !keepsInMemory ? vault.reason : null
  const { starting, failure, start } = useStartPractice(onPractice)
  return (
    <div className={styles.view}>
      <div className={styles.words}>
        <h1 className={styles.title}>From a user name and password to a working API token.</h1>
        <p className={styles.what}>
          Hallpass signs in for you, shows how long the token lasts, renews it, and makes your first call with it.
        </p>
        <ul className={styles.ways}>
          <li className={styles.way}>
            <Button variant="primary" size="main" onClick={onConnect}>
              Connect your own system
            </Button>
            <p>You have an address and something to sign in with.</p>
          </li>
          <li className={styles.way}>
            <Button size="main" busy={starting} onClick={start}>
              {starting ? 'Starting practice servers' : 'Try with practice servers'}
            </Button>
            <p>Five make-believe systems on this computer. No account needed, nothing is sent out.</p>
          </li>
          <li className={styles.way}>
            <Button size="main" onClick={onRead}>
              Read a token
            </Button>
            <p>You were given one, and want to know what is in it. It stays on this computer.</p>
          </li>
        </ul>
        {failure && <FailureCallout error={failure} onAct={start} />}
        {asksHow ? <KeepChoice reason={asksHow} /> : vault && <VaultLine vault={vault} />}
      </div>
      <Specimen />
    </div>
  )
}
