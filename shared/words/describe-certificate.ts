import type { AppError } from '../core/app-error.ts'
import { assertNever } from '../core/assert-never.ts'
import { formatDay } from '../core/format-time.ts'
import { type ServerCertificate, shortName } from '../core/server-certificate.ts'
import { type FailureWords, type NextStep, SERVER, tryAgain, words } from './failure-words.ts'

type Refused = Extract<AppError, { code: 'certificate-refused' }>

/** A server's certificate was not accepted: what happened, what that probably means, and how it can be trusted. */
export function certificateRefused(error: Refused): FailureWords {
  const certificate = error.certificates?.[0]
  const [sentence, cause] = sayWhy(error, certificate)
  const fingerprint = certificate === undefined ? '' : ` Its fingerprint (SHA-256) is ${certificate.fingerprint}.`
  const steps = stepsFor(error)
  return {
    ...words(sentence, cause + (saysFingerprint.has(error.reason) ? fingerprint : ''), steps[0], SERVER),
    otherSteps: steps.slice(1),
  }
}

/** Where the fingerprint is what tells the right server from another. */
const saysFingerprint: ReadonlySet<Refused['reason']> = new Set(['self-signed', 'not-the-trusted-one'])

function stepsFor({ host, reason, certificates = [] }: Refused): readonly [NextStep, ...NextStep[]] {
  const certificate = certificates[0]
  const trust: NextStep =
    certificate === undefined
      ? { label: 'Do not check it for this connection', act: { kind: 'skip-certificate-check' } }
      : {
          label: reason === 'not-the-trusted-one' ? 'Trust the new one…' : 'Trust this certificate…',
          act: { kind: 'trust-certificate', host, certificates },
        }
  const chooseAuthority: NextStep = { label: 'Choose a CA file…', act: { kind: 'choose-authority' } }
  switch (reason) {
    case 'unknown-issuer':
      return [chooseAuthority, trust]
    case 'self-signed':
      return [trust, chooseAuthority]
    case 'not-yet-valid':
      return [tryAgain, trust]
    default:
      return [trust]
  }
}

function sayWhy({ host, reason }: Refused, certificate: ServerCertificate | undefined): readonly [string, string] {
  switch (reason) {
    case 'expired':
      return [
        `The certificate of ${host} ended${certificate === undefined ? '' : ` on ${formatDay(certificate.validTo)}`}. Nothing was sent.`,
        'Its owner has to renew it. A wrong clock on this computer looks the same.',
      ]
    case 'not-yet-valid':
      return [
        `The certificate of ${host} does not hold ${certificate === undefined ? 'yet' : `before ${formatDay(certificate.validFrom)}`}. Nothing was sent.`,
        "Most often this computer's clock is behind. Is its date right?",
      ]
    case 'wrong-host':
      return [
        `The certificate shown by ${host} belongs to ${namesOf(certificate)}. Nothing was sent.`,
        'The address may be an old or short name of the server — or this is another server than it should be.',
      ]
    case 'self-signed':
      return [
        `The server ${host} vouches only for itself: its certificate is self-signed. Nothing was sent.`,
        'That is common for test servers, and nowhere else. Ask its owner if you are not sure.',
      ]
    case 'unknown-issuer':
      return [
        `The certificate of ${host} comes from an issuer that this computer does not know${issuerOf(certificate)}. Nothing was sent.`,
        'Companies often have an issuer of their own, and give its certificate (the CA file) to their people.',
      ]
    case 'not-the-trusted-one':
      return [
        `The server ${host} shows another certificate than the one you trusted. Nothing was sent.`,
        'It may have been renewed — or this is another server. Ask its owner which one it is.',
      ]
    case 'other':
      return [
        `The certificate of ${host} was not accepted. Nothing was sent.`,
        'Something in it does not fit. Ask the owner of the server.',
      ]
    default:
      return assertNever(reason)
  }
}

/** The server asked for a certificate of the person's. */
export function clientCertificateRefused(host: string, given: boolean): FailureWords {
  return given
    ? words(
        `The server ${host} did not accept your client certificate.`,
        'It may have ended, or come from an issuer that this server does not know.',
        { label: 'Look at the client certificate', act: { kind: 'focus-field', fields: ['clientCertificate'] } },
        ['clientCertificate'],
      )
    : words(
        `The server ${host} wants to see a client certificate, and this connection has none.`,
        'The people who run it give one out: a file that ends in .p12, .pfx or .pem.',
        { label: 'Choose the client certificate', act: { kind: 'focus-field', fields: ['clientCertificate'] } },
        ['clientCertificate'],
      )
}

function namesOf(certificate: ServerCertificate | undefined): string {
  const names = certificate?.names ?? []
  if (certificate === undefined || names.length === 0) return 'another name'
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}

function issuerOf(certificate: ServerCertificate | undefined): string {
  return certificate === undefined ? '' : ` (“${shortName(certificate.issuer)}”)`
}
