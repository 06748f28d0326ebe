import styles from './lock-screen.module.css'

/** More would not be looked through here. */
const most = 6

/** Which connections are behind the lock: their names, and nothing else. */
export function LockedNames({ names }: { readonly names: readonly string[] }) {
  const more = names.length - most
  return (
    <div className={styles.names}>
      <h2 className={styles.caps}>Behind the lock</h2>
      <ul>
        {names.slice(0, most).map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and do not change while it is locked.
          <li key={at} className={styles.name} title={name}>
            {name}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.soft}>and {more} more</p>}
    </div>
  )
}
