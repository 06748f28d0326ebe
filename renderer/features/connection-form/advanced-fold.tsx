import { useFormContext, useWatch } from 'react-hook-form'
import type { Provider } from '../../../shared/domain/provider.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './advanced-fold.module.css'
import type { FormValues } from './form-values.ts'

type AdvancedFoldProps = {
  readonly provider: Provider
  /** Offered on a new connection; later it is a switch of its own. */
  readonly withKeepFresh: boolean
  readonly withEncoding: boolean
}

/** What is seldom needed. A check that is switched off is never folded away. */
export function AdvancedFold({ provider, withKeepFresh, withEncoding }: AdvancedFoldProps) {
  const { register, control } = useFormContext<FormValues>()
  const skips = useWatch({ control, name: 'skipCertificateCheck' })
  const encodes = useWatch({ control, name: 'urlEncoded' })
  return (
    <>
      <Fold summary="Seldom needed" key={skips || encodes ? 'open' : 'as-is'} startsOpen={skips || encodes}>
        <div className={styles.switches}>
          <CheckField
            label="Do not check this server’s certificate"
            hint={
              provider.documentsUnverifiedTls
                ? `${provider.name}’s document does this (curl -k). Try with the check first: most servers pass it by now.`
                : 'Only for a server you know, with a certificate nobody vouches for.'
            }
            {...register('skipCertificateCheck')}
          />
          {withEncoding && (
            <CheckField
              label="Send user name and password URL-encoded"
              hint="Some servers want special characters written that way."
              {...register('urlEncoded')}
            />
          )}
          {withKeepFresh && (
            <CheckField
              label="Keep the token fresh"
              hint="Hallpass renews it in the background before it ends."
              {...register('keepFresh')}
            />
          )}
        </div>
      </Fold>
      {skips && (
        <Note tone="warning">
          <strong>This server’s certificate is not checked.</strong> Another server could pretend to be it and read the
          password and the token. Switch the check on again as soon as you can.
        </Note>
      )}
    </>
  )
}
