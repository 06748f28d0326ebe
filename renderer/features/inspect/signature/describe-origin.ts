import { assertNever } from '../../../../shared/core/assert-never.ts'
import type { KeyFacts } from '../../../../shared/jwt/signature-check.ts'

/** Where a key came from, as a phrase. */
export function describeOrigin({ origin, host }: KeyFacts): string {
  switch (origin) {
    case 'secret':
      return 'the shared secret you typed'
    case 'pasted':
      return 'what you pasted'
    case 'file':
      return 'the file you chose'
    case 'key-set-address':
      return host === null ? 'the address you gave' : `the keys at ${host}`
    case 'issuer':
      return host === null ? 'the issuer' : `the issuer’s published keys, at ${host}`
    case 'made-here':
      return 'a throw-away key made by Hallpass'
    case 'inside':
      return 'the token itself, which proves nothing'
    default:
      return assertNever(origin)
  }
}
