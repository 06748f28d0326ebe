import { useFormContext, useWatch } from 'react-hook-form'
import type { ProxyChoice } from '../../../shared/domain/network.ts'
import { SecretField } from '../../ui/secret-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { FormValues } from './form-values.ts'
import styles from './network-fold.module.css'
import { proxyPasswordInput } from './network-values.ts'
import { pasteTrimmed } from './paste-trimmed.ts'

const kinds = [
  { value: 'system', label: 'As this computer is set up' },
  { value: 'none', label: 'No proxy' },
  { value: 'own', label: 'Its own proxy' },
] as const satisfies readonly { value: ProxyChoice['kind']; label: string }[]

const hints: Readonly<Record<ProxyChoice['kind'], string>> = {
  system: 'What the system says for each address. Servers on this computer itself are always reached directly.',
  none: 'Straight to the server, whatever the system says.',
  own: 'For this connection only.',
}

type ProxyFieldsProps = {
  readonly failures: Readonly<Record<string, string>>
  readonly hasPassword: boolean
  readonly attach: (name: string, input: HTMLInputElement | null) => void
  readonly onEdited: (field: string) => void
}

/** Which proxy is on the way, if any. */
export function ProxyFields({ failures, hasPassword, attach, onEdited }: ProxyFieldsProps) {
  const { register, control, setValue } = useFormContext<FormValues>()
  const kind = useWatch({ control, name: 'network.proxyKind' })
  return (
    <>
      <SelectField
        label="Proxy"
        className={styles.narrow}
        options={kinds}
        value={kind}
        hint={hints[kind]}
        onChange={(chosen) => setValue('network.proxyKind', kinds.find(({ value }) => value === chosen)?.value ?? kind)}
      />
      {kind === 'own' && (
        <div className={styles.fields}>
          <TextField
            label="Address of the proxy"
            mono
            inputMode="url"
            placeholder="proxy.example.com:3128"
            error={failures.proxyUrl}
            onPaste={pasteTrimmed}
            {...register('network.proxyUrl', { onChange: () => onEdited('proxyUrl') })}
          />
          <TextField
            label="Reached without it"
            aside="may stay empty"
            mono
            placeholder="*.example.com, files.example.org"
            hint="Hosts with commas between them. *. stands for all that is before."
            error={failures.proxyExcept}
            {...register('network.proxyExcept', { onChange: () => onEdited('proxyExcept') })}
          />
          <TextField
            label="User name at the proxy"
            aside="may stay empty"
            error={failures.proxyUsername}
            {...register('network.proxyUsername', { onChange: () => onEdited('proxyUsername') })}
          />
          <SecretField
            label="Password at the proxy"
            aside="may stay empty"
            name={proxyPasswordInput}
            saved={hasPassword}
            ref={(input) => attach(proxyPasswordInput, input)}
            error={failures[proxyPasswordInput]}
            onChange={() => onEdited(proxyPasswordInput)}
          />
        </div>
      )}
    </>
  )
}
