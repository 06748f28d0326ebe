import { CheckField } from '../../ui/check-field.tsx'
import { FailureCallout, type NextAct } from '../../ui/failure-callout.tsx'
import { Note } from '../../ui/note.tsx'
import type { LoginEditor } from './use-login-editor.ts'

type TryTroubleProps = {
  readonly editor: LoginEditor
  /** The address can be read on the way. */
  readonly insecure: boolean
  readonly onAct: (act: NextAct) => void
}

/** What stands in the way of trying: an unprotected address, or what went wrong. */
export function TryTrouble({ editor, insecure, onAct }: TryTroubleProps) {
  const { way, changeWay, trials } = editor
  const { state } = trials['sign-in']
  const isAsking = insecure && state.kind === 'failed' && state.error.code === 'insecure-address'
  return (
    <>
      {insecure && (
        <Note tone="warning">
          <p>This address begins with http://: everybody on the way can read the password and the token.</p>
          <CheckField
            label="I know, and try it all the same"
            checked={way.acceptsInsecure}
            error={isAsking && !way.acceptsInsecure ? 'Nothing was sent. Tick this to try it all the same.' : undefined}
            onChange={(event) => changeWay({ acceptsInsecure: event.target.checked })}
          />
        </Note>
      )}
      {!way.verifyTls && (
        <CheckField
          label="Check the server’s certificate"
          checked={false}
          onChange={() => changeWay({ verifyTls: true })}
        />
      )}
      {state.kind === 'failed' && !isAsking && <FailureCallout error={state.error} onAct={onAct} />}
    </>
  )
}
