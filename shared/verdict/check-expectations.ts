/** Points on what the person's server expects: the issuer it trusts, and the name it goes by. */
import { audiencesIn, nameOfAudience } from './audience.ts'
import { item } from './check-writing.ts'
import { type Claims, has, textIn } from './claim-values.ts'
import { nameOfIssuer } from './issuer.ts'
import { andList, named } from './plain-words.ts'
import type { ChecklistItem, Expectations } from './verdict.ts'

/**
 * Whether the issuer is the one that is expected, character by character (RFC 7519 section 4.1.1). `own` is the name of the
 * system whose own token it is: that one takes it without; null for a pasted token.
 */
export function checkIssuer(claims: Claims, { issuer }: Expectations, own: string | null): ChecklistItem {
  const iss = typeof claims.iss === 'string' ? textIn(claims, 'iss') : null
  const expected = issuer.trim()
  if (has(claims, 'iss') && iss === null) {
    return item(
      'issuer',
      'fails',
      'Its issuer (iss) is not written as text.',
      'Whoever makes the token has to put that right.',
    )
  }
  if (iss === null && expected === '' && own !== null) {
    return item('issuer', 'ok', `It does not say who made it (iss). ${own} makes its tokens like that.`, null)
  }
  if (iss === null) {
    return expected === ''
      ? item('issuer', 'may-fail', 'It does not say who made it (iss); many servers ask for that.', ASK_ISSUER)
      : item('issuer', 'fails', 'It does not say who made it (iss), and your server asks for that.', ASK_ISSUER)
  }
  if (expected === '') {
    return item(
      'issuer',
      'unknown',
      `It says it was made by ${nameOfIssuer(iss)}. Does your server trust that?`,
      FILL_IN,
    )
  }
  if (iss === expected) return item('issuer', 'ok', 'It is from the issuer that your server expects.', null)
  if (bare(iss) === bare(expected)) {
    return item(
      'issuer',
      'fails',
      `Its issuer is ${named(iss)}, your server expects ${named(expected)}: only a slash, http or capital letters differ, and that counts.`,
      'Write both exactly alike.',
    )
  }
  const text = `Its issuer is ${named(iss)}, and your server expects ${named(expected)}.`
  return item('issuer', 'fails', text, 'Sign in at the issuer that your server trusts.')
}

/** Whether the token is meant for the service that is expected (RFC 7519 section 4.1.3). `own` as for the issuer. */
export function checkAudience(claims: Claims, { audience }: Expectations, own: string | null): ChecklistItem {
  const audiences = audiencesIn(claims)
  const expected = audience.trim()
  if (audiences.length === 0) {
    if (has(claims, 'aud')) {
      return item(
        'audience',
        'fails',
        'The service it is meant for (aud) is not written as text.',
        'Whoever makes the token has to put that right.',
      )
    }
    if (expected === '' && own !== null) {
      return item(
        'audience',
        'ok',
        `It does not say which service it is meant for (aud). ${own} makes its tokens like that.`,
        null,
      )
    }
    return expected === ''
      ? item(
          'audience',
          'may-fail',
          'It does not say which service it is meant for (aud); many ask for that.',
          ASK_AUDIENCE,
        )
      : item(
          'audience',
          'fails',
          'It does not say which service it is meant for (aud), and yours asks for that.',
          ASK_AUDIENCE,
        )
  }
  const words = andList(audiences, nameOfAudience)
  if (expected === '') return item('audience', 'unknown', `It is meant for ${words}. Is that your service?`, FILL_IN)
  if (audiences.includes(expected)) return item('audience', 'ok', 'It is meant for your service.', null)
  const near = audiences.find((one) => bare(one) === bare(expected))
  if (near !== undefined) {
    return item(
      'audience',
      'fails',
      `It is meant for ${named(near)}, your service is ${named(expected)}: only a slash, http or capital letters differ, and that counts.`,
      'Write both exactly alike.',
    )
  }
  return item('audience', 'fails', `It is meant for ${words}, not for ${named(expected)}.`, ASK_AUDIENCE)
}

const FILL_IN = 'Fill in what your server expects, and it is compared.'
const ASK_ISSUER = 'Ask whoever runs the issuer to put its address into the token.'
const ASK_AUDIENCE = 'Ask for a token for this service when you sign in.'

function bare(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '')
}
