import { parseServerAddress } from '../../../shared/domain/server-address.ts'
import { Button } from '../../ui/button.tsx'
import { Pass } from '../../ui/pass.tsx'
import { hasToken } from './draft-problems.ts'
import styles from './try-card.module.css'
import { TryFields } from './try-fields.tsx'
import { TryTrouble } from './try-trouble.tsx'
import type { LoginEditor } from './use-login-editor.ts'
import { useNextStep } from './use-next-step.ts'

/** The form as people will see it. Filled in, the login can be tried with it. */
export function TryCard({ editor }: { readonly editor: LoginEditor }) {
  const { draft, trials } = editor
  const { state, stop } = trials['sign-in']
  const parsed = parseServerAddress(draft.server, [draft.request.path.trim()])
  const act = useNextStep(editor)
  return (
    <Pass label="What people will see">
      <form
        className={styles.form}
        noValidate
        autoComplete="off"
        aria-busy={state.kind === 'trying'}
        onSubmit={(event) => {
          event.preventDefault()
          editor.tryOut('sign-in')
        }}
      >
        <div>
          <p className={styles.caps}>What people will see</p>
          <p className={styles.name}>{draft.name.trim() || 'The system'}</p>
          <p className={styles.address}>{parsed.ok ? parsed.base : 'The server address'}</p>
        </div>
        <TryFields editor={editor} />
        <TryTrouble editor={editor} insecure={parsed.ok && parsed.insecure} onAct={act} />
        <div className={styles.acts}>
          <Button
            type="submit"
            variant={hasToken(draft.answer) ? 'secondary' : 'primary'}
            busy={state.kind === 'trying'}
          >
            {state.kind === 'trying' ? 'Trying' : 'Try it'}
          </Button>
          {state.kind === 'trying' && <Button onClick={stop}>Cancel</Button>}
        </div>
        <p className={styles.soft} role="status">
          {statusWords[state.kind]}
        </p>
      </form>
    </Pass>
  )
}

const statusWords = {
  idle: 'Sends the request once. What you type here is not saved.',
  trying: 'Waiting for the server.',
  stopped: 'Stopped. What you typed is still here.',
  failed: 'Nothing came back. What you typed is still here.',
  answered: 'The answer is there.',
} as const
