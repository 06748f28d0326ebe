import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { type FormField, fieldValue, shownFields } from '../../../shared/domain/form-field.ts'
import { redirectUriToRegister } from '../../../shared/domain/redirect-uri.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import type { FormValues } from './form-values.ts'
import styles from './redirect-to-register.module.css'

/** The redirect URI exactly as the server has to know it, as the form stands now, and what to do with it. */
export function RedirectToRegister({ fields }: { readonly fields: readonly FormField[] }) {
  const { control } = useFormContext<FormValues>()
  const values = useWatch({ control, name: 'values' })
  const [copied, setCopied] = useState<{ readonly uri: string; readonly said: string } | null>(null)
  const counting = shownFields(fields, values).map((field) => [field.name, fieldValue(field, values)])
  const register = redirectUriToRegister(Object.fromEntries(counting))
  const copy = async (uri: string) => {
    const result = await api.inspector.copy({ text: uri, isSecret: false })
    setCopied({ uri, said: result.ok ? 'Copied.' : describeFailure(result.error).sentence })
  }
  return (
    <section className={styles.box} aria-label="Redirect URI to register">
      <h2 className={styles.heading}>Redirect URI to register</h2>
      {register === null ? (
        <p className={styles.soft}>It stands here as soon as the way back is filled in above.</p>
      ) : (
        <>
          <div className={styles.row}>
            <code className={styles.uri}>{register.uri}</code>
            <Button icon={<Copy size={16} />} onClick={() => void copy(register.uri)}>
              Copy redirect URI
            </Button>
          </div>
          <p className={styles.soft}>
            {register.anyPort
              ? 'Add it to the client ID at the server, or ask its administrator to. The server has to take it with any port; one that does not needs a fixed port.'
              : 'Add it to the client ID at the server, or ask its administrator to: letter by letter, port and slashes included.'}{' '}
            <span role="status">{copied?.uri === register.uri && copied.said}</span>
          </p>
        </>
      )}
    </section>
  )
}
