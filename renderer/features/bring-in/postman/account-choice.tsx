import type { AccountLine } from '../../../../shared/bring-in/postman-collection-preview.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import styles from '../parts/preview.module.css'
import type { Chosen } from '../parts/use-chosen.ts'

type AccountChoiceProps = {
  readonly accounts: readonly AccountLine[]
  readonly chosen: Chosen
}

/** The ways in that the collection has set up: each becomes a connection. */
export function AccountChoice({ accounts, chosen }: AccountChoiceProps) {
  if (accounts.length === 0) return null
  return (
    <fieldset className={styles.section}>
      <legend className={styles.title}>Sign-ins it has set up</legend>
      {accounts.map((account, place) => (
        <CheckField
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two may be alike
          key={place}
          label={`${account.signIn}, for ${account.where}`}
          hint={<AccountFacts account={account} />}
          checked={chosen.has(place)}
          onChange={(event) => chosen.set([place], event.target.checked)}
        />
      ))}
      <p className={styles.soft}>Each becomes a connection. Nobody is asked for a token before you say so.</p>
    </fieldset>
  )
}

function AccountFacts({ account: { facts, secrets, missing } }: { readonly account: AccountLine }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <Fact key={label} label={label} value={value} />
      ))}
      {secrets.map((label) => (
        <Fact key={label} label={label} value="goes to the vault" />
      ))}
      {missing.length > 0 && <Fact label="Not in the file" value={missing.join(', ')} />}
    </dl>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
