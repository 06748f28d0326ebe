import { methodProblem } from '../../../shared/core/check-method.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'

type MethodFieldProps = { readonly method: string; readonly onChange: (method: string) => void }

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY']

/** The method: one of the usual, or one of the server's own. */
export function MethodField({ method, onChange }: MethodFieldProps) {
  // Methods are told apart by their case; nobody means another one by `get`.
  const straighten = () => {
    const trimmed = method.trim()
    const usual = methods.find((one) => one === trimmed.toUpperCase())
    if ((usual ?? trimmed) !== method) onChange(usual ?? trimmed)
  }
  return (
    <ChoiceField
      label="Method"
      name="request-method"
      options={methods}
      value={method}
      error={methodProblem(method.trim()) ?? undefined}
      onChange={onChange}
      onDone={straighten}
    />
  )
}
