/** The words for what goes wrong only where a server speaks OAuth 2 or OpenID Connect. */
import type { AppError } from '../core/app-error.ts'
import { advice, type FailureWords, focus, tryAgain, words } from './failure-words.ts'

type Of<C extends AppError['code']> = Extract<AppError, { code: C }>

/** The server gave no token, and said why in OAuth's own words; null where it did not, or in words that nobody knows. */
export function tokenRefused({ provider, error, serverSaid }: Of<'sign-in-failed'>): FailureWords | null {
  const say = (sentence: string, cause: string, step = tryAgain, fields: readonly string[] = []) =>
    words(sentence, cause, step, fields, serverSaid)
  switch (error) {
    case 'invalid_scope':
      return say(
        `${provider} does not know one of the words in the scope, or does not give it to this program.`,
        'Each word has to be written as the server knows it, with spaces between them.',
        focus('Check the scope', ['scope']),
        ['scope'],
      )
    case 'invalid_target':
      return say(
        `${provider} does not know the API that the token is asked for (resource or audience).`,
        'It has to be written exactly as the server knows it.',
        focus('Check the resource', ['resource', 'audience']),
        ['resource', 'audience'],
      )
    case 'unauthorized_client':
      return say(
        `${provider} knows this program, but does not give it tokens in this way.`,
        'Its registration has to allow this kind of sign-in (grant). Whoever runs the server can change that.',
        focus('Check the client ID', ['clientId']),
        ['clientId'],
      )
    case 'unsupported_grant_type':
      return say(
        `${provider} does not give out tokens in this way.`,
        'Another way to sign in may work; the server’s document says which.',
        advice('Choose another way to sign in'),
      )
    case 'invalid_dpop_proof':
    case 'use_dpop_nonce':
      return say(
        `${provider} did not accept the proof that binds the token to this computer (DPoP), or got none.`,
        'It may want every token to be bound; or the clocks differ too much, or the token was bound to another key. What the server said may tell which.',
        focus('Check the binding', ['dpop']),
        ['dpop'],
      )
    case 'access_denied':
      return say(
        `${provider} did not give its permission. There is no token.`,
        'This account or this program may not have one, or somebody said no.',
      )
    case 'login_required':
    case 'interaction_required':
    case 'consent_required':
    case 'account_selection_required':
      return say(
        `${provider} wants a person to sign in and to agree first. There is no token.`,
        'That is done in the browser: sign in there, in the way this system offers for people.',
        advice('Choose a sign-in in the browser'),
      )
    case 'invalid_request':
      return say(
        `${provider} did not understand how Hallpass asked.`,
        'Most often something is missing that this server wants. What the server said may tell what.',
      )
    default:
      return null
  }
}

/** The code ended before anybody typed it. */
export function codeExpired(provider: string): FailureWords {
  return words(
    'The code has run out: nobody typed it in time.',
    `${provider} takes each code for some minutes only. Trying again brings a new one.`,
    { ...tryAgain, label: 'Get a new code' },
  )
}

/** Somebody said no. */
export function signInDenied({ provider, serverSaid }: Of<'sign-in-denied'>): FailureWords {
  return words(
    `The sign-in was turned down on the page of ${provider}. There is no token.`,
    'Somebody pressed “Deny” or “Cancel” there, or the account may not do what was asked for.',
    tryAgain,
    [],
    serverSaid,
  )
}

/** An ID token that must not be used. */
export function idTokenRefused({ provider, why, found, expected }: Of<'id-token-refused'>): FailureWords {
  const sentence = `The ID token that ${provider} sent was not accepted, so this sign-in does not count.`
  const seen = found === undefined ? '' : ` It names “${found}”.`
  const wanted = expected === undefined ? '' : ` Expected was “${expected}”.`
  const cause = `${FLAWS[why]}${seen}${wanted}`
  switch (why) {
    case 'issuer':
      return words(sentence, cause, focus('Check the issuer', ['issuer']), ['issuer'])
    case 'audience':
    case 'authorized-party':
      return words(sentence, cause, focus('Check the client ID', ['clientId']), ['clientId'])
    case 'ended':
    case 'not-yet':
      return words(sentence, cause, tryAgain)
    default:
      return words(sentence, cause, advice('Try again; if it lasts, tell the people who run this server'))
  }
}

const FLAWS: Readonly<Record<Of<'id-token-refused'>['why'], string>> = {
  unreadable: 'What stands in its place is no ID token.',
  unsigned: 'It is not signed: anybody could have written it.',
  signature: 'Its signature was not made with the keys of this server: it may be a forgery.',
  issuer: 'It comes from another issuer than the one this connection is for.',
  audience: 'It was made out to another program.',
  'authorized-party': 'It was made out to several programs, or handed out by another one.',
  subject: 'It does not say whom it is about.',
  nonce: 'It does not belong to this sign-in: somebody may have put in the one of another.',
  'access-token': 'It does not belong to the access token that came with it.',
  ended: 'It has ended already. One of the two clocks may be wrong.',
  'not-yet': 'It begins in the future. One of the two clocks may be wrong.',
  'another-person': 'It is about somebody else than the one before.',
}

/** The ID token is to be used, and none came. */
export function noIdToken(provider: string): FailureWords {
  return words(
    `${provider} sent no ID token, and this connection is set to use it.`,
    'Most servers send one only when the scope “openid” is asked for, and only when a person signs in.',
    focus('Check the scope', ['scope']),
    ['scope'],
  )
}

/** The server did not do what it was asked to. */
export function questionRefused({ host, about, status, serverSaid }: Of<'question-refused'>): FailureWords {
  if (about === 'revocation') {
    return words(
      `The server ${host} did not end the token (status ${status}).`,
      'It may accept the token until that ends by itself. What the server said may tell why.',
      tryAgain,
      [],
      serverSaid,
    )
  }
  if (about === 'introspection') {
    return words(
      `The server ${host} did not say what this token is worth (status ${status}).`,
      'The address may be another one, or this program may not ask about tokens. What the server said may tell why.',
      tryAgain,
      [],
      serverSaid,
    )
  }
  const isToken = status === 401 || status === 403
  return words(
    `The server ${host} did not say whose token this is (status ${status}).`,
    isToken
      ? 'The token may have ended, or it was got without the scope “openid”, which this question needs.'
      : 'The address may be another one, or this server does not know the question.',
    tryAgain,
    [],
    serverSaid,
  )
}

/** What a server said of a person was not used. */
export function userinfoRefused({ host, why }: Of<'userinfo-refused'>): FailureWords {
  return words(
    `What ${host} said of the person is not shown.`,
    NOT_USED[why],
    advice('Tell the people who run this server'),
  )
}

const NOT_USED: Readonly<Record<Of<'userinfo-refused'>['why'], string>> = {
  'another-person': 'It is about somebody else than the ID token of this sign-in.',
  'not-for-us': 'It comes from another issuer, or was made out to another program.',
  unsigned: 'It says that it is signed, and is not.',
  signature: 'It was not signed with the keys of this server: it may be a forgery.',
  encrypted: 'It is encrypted for the program this client belongs to, and cannot be read here.',
  unreadable: 'It came in a form that Hallpass cannot read.',
}
