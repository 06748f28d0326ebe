import type { PassphraseStrength } from '../../shared/domain/passphrase-strength.ts'
import { leastPassphrase, mostPassphrase } from '../../shared/domain/passphrase-strength.ts'
import styles from './strength-line.module.css'

const words: Readonly<Record<PassphraseStrength, string>> = {
  'too-short': `Too short: at least ${leastPassphrase} characters.`,
  'too-long': `Too long: at most ${mostPassphrase} characters.`,
  weak: 'Weak: easy to guess.',
  fair: 'Fair: hard to guess by hand. Another word makes it strong.',
  strong: 'Strong.',
}

const filled: Readonly<Record<PassphraseStrength, number>> = {
  'too-short': 1,
  'too-long': 0,
  weak: 1,
  fair: 2,
  strong: 3,
}

/** How hard it is to guess, in a word and three bars. */
export function StrengthLine({ strength }: { readonly strength: PassphraseStrength | null }) {
  return (
    <span className={styles.strength} data-strength={strength ?? 'none'}>
      <span className={styles.bars} aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <span key={bar} data-filled={strength !== null && bar <= filled[strength]} />
        ))}
      </span>
      <span role="status">{strength === null ? `At least ${leastPassphrase} characters.` : words[strength]}</span>
    </span>
  )
}
