import { Copy, FlaskConical, ScanText, Send } from 'lucide-react'
import { useState } from 'react'
import { formatDuration } from '../../../../shared/core/format-time.ts'
import type { Connection } from '../../../../shared/domain/connection.ts'
import { describeFailure } from '../../../../shared/words/describe-failure.ts'
import { api, type BuiltToken } from '../../../lib/api.ts'
import { useConnections } from '../../../stores/connections.store.ts'
import { usePastedTokens } from '../../../stores/pasted-tokens.store.ts'
import { useView } from '../../../stores/view.store.ts'
import { Button } from '../../../ui/button.tsx'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { Menu } from '../../../ui/menu.tsx'
import styles from './build-tool.module.css'
import { tryToken } from './try-token.ts'

/** The token that was made, marked as such, and what can be done with it. */
export function BuiltTokenView({ built }: { readonly built: BuiltToken }) {
  const [said, setSaid] = useState('')
  const connections = useConnections((state) => state.connections)
  const show = useView((state) => state.show)
  const copy = async (text: string, isSecret: boolean, what: string) => {
    const result = await api.inspector.copy({ text, isSecret })
    if (!result.ok) return setSaid(describeFailure(result.error).sentence)
    const seconds = result.value.clearsAfterSeconds
    setSaid(
      seconds === 0
        ? `${what} copied.`
        : `${what} copied. It leaves the clipboard in ${formatDuration(seconds * 1000)}.`,
    )
  }
  const { token, keySet } = built
  return (
    <section className={styles.built} aria-label="The token that was made">
      <p className={styles.self}>
        <FlaskConical size={16} aria-hidden="true" /> Self-made, for tests
      </p>
      <CodeBlock text={token} label="Self-made token" wrap />
      <div className={styles.acts}>
        <Button icon={<Copy size={16} />} onClick={() => void copy(token, true, 'Token')}>
          Copy token
        </Button>
        <Button
          icon={<ScanText size={16} />}
          onClick={() => {
            usePastedTokens.getState().put('read', token)
            show({ kind: 'read-tokens', tool: 'read' })
          }}
        >
          Read it
        </Button>
        {connections.length > 0 && (
          <Menu
            align="start"
            trigger={<Button icon={<Send size={16} />}>Try it</Button>}
            items={practiceFirst(connections).map((connection) => ({
              label: connection.name,
              description: `${connection.environment.label} · ${hostOf(connection)}`,
              onSelect: () => void tryToken(connection, token),
            }))}
          />
        )}
        {keySet !== null && (
          <Button icon={<Copy size={16} />} onClick={() => void copy(keySet, false, 'Public key')}>
            Copy public key
          </Button>
        )}
        <span className={styles.quiet} role="status">
          {said}
        </span>
      </div>
      {keySet !== null && (
        <Fold summary="Its public key, as a JWK set">
          <CodeBlock text={keySet} label="Public key as a JWK set" wrap />
        </Fold>
      )}
    </section>
  )
}

/** A self-made token belongs to a test server first. */
function practiceFirst(connections: readonly Connection[]): readonly Connection[] {
  const isPractice = ({ environment }: Connection) => environment.kind === 'practice'
  return [...connections.filter(isPractice), ...connections.filter((one) => !isPractice(one))]
}

function hostOf({ servers }: Connection): string {
  const address = servers.api ?? servers.server ?? ''
  return URL.canParse(address) ? new URL(address).host : address
}
