import { loginMethods } from '../../../shared/domain/http-login.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type Problems, unknownGaps } from './draft-problems.ts'
import styles from './fields.module.css'
import { type Carrier, type DraftRow, emptyRow, type RequestDraft } from './login-draft.ts'
import { MissingGaps } from './missing-gaps.tsx'
import { RequestRows } from './request-rows.tsx'
import { withCarrier } from './with-carrier.ts'

type RequestEditorProps = {
  readonly request: RequestDraft
  readonly onChange: (request: RequestDraft) => void
  readonly problems: Problems
  /** The names of `{name}` that texts may use. */
  readonly names: readonly string[]
  /** Of a second request: the rows of the form, which its own take values from; it asks for nothing itself. */
  readonly formRows?: readonly DraftRow[]
}

const carriers = [
  { value: 'json', label: 'As JSON, in the body: {"name": "value"}' },
  { value: 'form', label: 'As a form, in the body: name=value&…' },
  { value: 'basic', label: 'As Basic: both in one header, encoded' },
  { value: 'basic-raw', label: 'As Basic, with a value that is encoded already' },
  { value: 'headers', label: 'In headers of their own' },
  { value: 'query', label: 'In the address, after a question mark' },
] as const satisfies readonly { value: Carrier; label: string }[]

const methods = loginMethods.map((method) => ({ value: method, label: method }))

/** A request, as a document describes it: where it goes, and which values it carries how. */
export function RequestEditor({ request, onChange, problems, names, formRows }: RequestEditorProps) {
  const prefix = formRows === undefined ? '' : 'renewal.'
  const ask = (name: string) =>
    onChange({ ...request, rows: [...request.rows, emptyRow({ place: 'gap', wire: name, label: name })] })
  return (
    <>
      <div className={styles.line}>
        <SelectField
          label="Method"
          options={methods}
          value={request.method}
          error={problems[`${prefix}method`]}
          onChange={(method) => onChange({ ...request, method: loginMethods.find((one) => one === method) ?? 'POST' })}
        />
        <TextField
          label="Path"
          mono
          placeholder="/login"
          hint={`What follows the server address.${formRows === undefined ? ' A part that differs from person to person stands in braces: /{tenant}/login.' : ''}`}
          value={request.path}
          error={problems[`${prefix}path`]}
          onChange={(event) => onChange({ ...request, path: event.target.value })}
        />
      </div>
      {formRows === undefined && <MissingGaps gaps={unknownGaps(request, names)} onAsk={ask} />}
      <SelectField
        label={formRows === undefined ? 'How it carries user name and password' : 'How it carries the refresh token'}
        options={carriers.filter(
          ({ value }) => formRows === undefined || !value.startsWith('basic') || value === request.carrier,
        )}
        value={request.carrier}
        onChange={(carrier) =>
          onChange(withCarrier(request, carriers.find(({ value }) => value === carrier)?.value ?? 'json'))
        }
      />
      <RequestRows request={request} onChange={onChange} problems={problems} formRows={formRows} />
    </>
  )
}
