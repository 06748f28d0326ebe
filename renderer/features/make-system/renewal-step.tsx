import { SelectField } from '../../ui/select-field.tsx'
import { gapNames } from './draft-problems.ts'
import type { DraftRenewal } from './login-draft.ts'
import { PickNotes } from './pick-notes.tsx'
import { RequestEditor } from './request-editor.tsx'
import { SecondTrial } from './second-trial.tsx'
import { Step } from './step.tsx'
import type { LoginEditor } from './use-login-editor.ts'

const ways = [
  { value: 'sign-in-again', label: 'Sign in again with what is saved' },
  { value: 'second-request', label: 'A second request, with the refresh token' },
  { value: 'none', label: 'Ask me: what I type works only once' },
] as const satisfies readonly { value: DraftRenewal; label: string }[]

/** What happens when the token runs out. */
export function RenewalStep({ editor }: { readonly editor: LoginEditor }) {
  const { draft, change, problems } = editor
  const { renews, renewal } = draft
  const isSecond = renews === 'second-request'
  return (
    <Step title="When the token runs out">
      <SelectField
        label="How the next one is had"
        options={ways}
        value={renews}
        onChange={(way) => change({ renews: ways.find(({ value }) => value === way)?.value ?? 'sign-in-again' })}
      />
      {isSecond && (
        <>
          <RequestEditor
            request={renewal.request}
            onChange={(request) => change({ renewal: { ...renewal, request } })}
            problems={problems}
            names={[...gapNames(draft.request), 'refreshToken']}
            formRows={draft.request.rows}
          />
          <PickNotes
            answer={renewal.answer}
            tried={editor.trials.renewal.tried}
            problem={problems.refreshToken ?? problems['renewal.token']}
          />
          <SecondTrial editor={editor} />
        </>
      )}
    </Step>
  )
}
