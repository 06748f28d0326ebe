import type { AppError } from '../core/app-error.ts'
import { assertNever } from '../core/assert-never.ts'

type Reason = Extract<AppError, { code: 'certificate-refused' }>['reason']

/** Why a server's certificate was not accepted: what happened, and what that probably means. */
export function describeCertificate(host: string, reason: Reason): readonly [sentence: string, cause: string] {
  switch (reason) {
    case 'expired':
      return [
        `The certificate of ${host} has ended. Nothing was sent.`,
        'Its owner has to renew it. A wrong clock on this computer looks the same.',
      ]
    case 'not-yet-valid':
      return [
        `The certificate of ${host} does not hold yet. Nothing was sent.`,
        "Most often this computer's clock is behind. Is its date right?",
      ]
    case 'wrong-host':
      return [
        `The certificate shown by ${host} belongs to another name. Nothing was sent.`,
        'The address may be an old or short name of the server — or this is another server than it should be.',
      ]
    case 'self-signed':
      return [
        `The server ${host} vouches only for itself: its certificate is self-signed. Nothing was sent.`,
        'That is common for test servers, and nowhere else. Ask its owner if you are not sure.',
      ]
    case 'unknown-issuer':
      return [
        `The certificate of ${host} comes from an issuer that this computer does not know. Nothing was sent.`,
        'Companies often have an issuer of their own, which their computers know. Ask its owner if you are not sure.',
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
