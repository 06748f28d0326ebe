/** The shape of a failure as it is shown, and the short ways to make one. */
import type { ServerCertificate } from '../core/server-certificate.ts'

/** One thing to do next. `label` is the words on the button; with `none` there is nothing to press, and it is plain advice. */
export type NextStep = {
  readonly label: string
  readonly act:
    | { readonly kind: 'focus-field'; readonly fields: readonly string[] }
    | { readonly kind: 'try-again' }
    | { readonly kind: 'accept-http'; readonly address: string }
    | { readonly kind: 'use-http'; readonly address: string }
    | { readonly kind: 'skip-certificate-check' }
    /** After the person has seen it: the one certificate that this host may show, its issuers behind it. */
    | {
        readonly kind: 'trust-certificate'
        readonly host: string
        readonly certificates: readonly ServerCertificate[]
      }
    | { readonly kind: 'choose-authority' }
    | { readonly kind: 'allow-host'; readonly host: string }
    | { readonly kind: 'send-without-token' }
    | { readonly kind: 'use-url-encoded' }
    | { readonly kind: 'edit-connection' }
    /** Gets a token with the person there: the sign-in opens what it needs. */
    | { readonly kind: 'sign-in' }
    | { readonly kind: 'set-variables'; readonly names: readonly string[] }
    | { readonly kind: 'restart' }
    | { readonly kind: 'use-address'; readonly address: string }
    | { readonly kind: 'none' }
}

/** A failure as it is shown. */
export type FailureWords = {
  /** What happened, one or two whole sentences. */
  readonly sentence: string
  /** The likely cause, or what it means; null when the sentence says all. */
  readonly cause: string | null
  readonly nextStep: NextStep
  /** What can be done instead; most often nothing. */
  readonly otherSteps?: readonly NextStep[]
  /** The server's own words, already cut and masked. */
  readonly serverSaid: string | null
  /** Form fields, server field ids (`server`, `api`) or request parts (`url`, `method`, `header`, `body`) beside which it is shown. */
  readonly fields: readonly string[]
}

/** The field of the sign-in address: the one server field every provider has. */
export const SERVER = ['server'] as const

/** The same once more. */
export const tryAgain: NextStep = { label: 'Try again', act: { kind: 'try-again' } }

/** Back to the address in the form. */
export const checkAddress: NextStep = focus('Check the address', SERVER)

/** A step that leads to fields of the form. */
export function focus(label: string, fields: readonly string[]): NextStep {
  return { label, act: { kind: 'focus-field', fields } }
}

/** A step outside of the app: advice, with nothing to press. */
export function advice(label: string): NextStep {
  return { label, act: { kind: 'none' } }
}

/** A failure in words, in the order a person reads them. */
export function words(
  sentence: string,
  cause: string | null,
  nextStep: NextStep,
  fields: readonly string[] = [],
  serverSaid?: string,
): FailureWords {
  return { sentence, cause, nextStep, serverSaid: serverSaid ?? null, fields }
}
