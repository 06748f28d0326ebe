import { type FormEvent, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { hostOf } from './host-of.ts'
import styles from './set-up-view.module.css'

/** Where this connection's token may go: its own servers, and those the person allowed. */
export function AllowedHosts({ connection }: { readonly connection: Connection }) {
  const allowHost = useConnections((state) => state.allowHost)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [failure, setFailure] = useState<AppError | null>(null)
  const own = Array.from(new Set(Object.values(connection.servers).map((address) => hostOf(address) ?? address)))
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const host = hostOf(typed)
    setProblem(
      host ? undefined : 'This does not read as a host. One looks like files.example.com or files.example.com:8443.',
    )
    if (!host) return
    const result = await allowHost(connection.id, host)
    setFailure(result.ok ? null : result.error)
    if (result.ok) setTyped('')
  }
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Where this token may go</h2>
      <ul className={styles.hosts}>
        {own.map((host) => (
          <li key={host} className={styles.host}>
            <code>{host}</code> <span className={styles.soft}>its own server</span>
          </li>
        ))}
        {connection.allowedHosts
          .filter((host) => !own.includes(host))
          .map((host) => (
            <li key={host} className={styles.host}>
              <code>{host}</code> <span className={styles.soft}>allowed by you</span>
            </li>
          ))}
      </ul>
      <form className={styles.add} onSubmit={(event) => void add(event)} noValidate>
        <TextField
          label="Allow one more host"
          mono
          placeholder="files.example.com"
          hint="Whoever runs it can use the token in your name."
          value={typed}
          error={problem}
          onChange={(event) => {
            setTyped(event.target.value)
            setProblem(undefined)
          }}
        />
        <Button type="submit">Allow</Button>
      </form>
      {failure && <FailureCallout error={failure} compact />}
    </section>
  )
}
