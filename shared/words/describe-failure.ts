/** Every failure in plain words: what happened, why probably, what to do. The only place where an `AppError` is worded. */
import type { AppError } from '../core/app-error.ts'
import { assertNever } from '../core/assert-never.ts'
import { formatDuration } from '../core/format-time.ts'
import {
  authorizationRefused,
  foreignAnswer,
  redirectUnavailable,
  signInOver,
  signInUnfinished,
} from './describe-browser-failure.ts'
import { certificateRefused, clientCertificateRefused } from './describe-certificate.ts'
import {
  codeExpired,
  idTokenRefused,
  noIdToken,
  questionRefused,
  signInDenied,
  tokenRefused,
  userinfoRefused,
} from './describe-oauth-failure.ts'
import { proxyFailed, proxyRefused, proxyUnreachable } from './describe-proxy.ts'
import { credentialsRefused, redirected, signInFailed, unexpectedAnswer } from './describe-sign-in-failure.ts'
import {
  advice,
  checkAddress,
  type FailureWords,
  focus,
  type NextStep,
  SERVER,
  tryAgain,
  words,
} from './failure-words.ts'
import { nameFields } from './name-fields.ts'

export type { FailureWords, NextStep } from './failure-words.ts'

/** The words for a failure. Complete: a new member of `AppError` does not compile until it has words here. */
export function describeFailure(error: AppError): FailureWords {
  switch (error.code) {
    case 'invalid-input': {
      const fields = error.field === undefined ? [] : [error.field]
      return words(
        error.reason,
        null,
        fields.length === 0 ? advice('Change it and try again') : focus('Change it', fields),
        fields,
      )
    }
    case 'not-found':
      return notFound(error.what)
    case 'locked':
      return words('Hallpass is locked. Nothing was done.', null, advice('Open it, then try again'))
    case 'cancelled':
      return words('Stopped. Nothing was changed.', null, tryAgain)
    case 'server-not-found':
      return words(
        `There is no server called ${error.host}.`,
        'Is it spelled right? Are you on the company network (VPN)?',
        checkAddress,
        SERVER,
      )
    case 'server-unreachable':
      return words(
        `The server ${error.host} exists, but nothing answers at this address.`,
        'It may be switched off, the number after the colon (the port) may be another one, or it can only be reached from the company network (VPN).',
        tryAgain,
        SERVER,
      )
    case 'https-unreachable':
      return words(
        `Nothing answers over https at ${error.host}.`,
        'No https:// or http:// was typed, so the protected way was tried. Some servers speak only plain http: there, everybody on the way can read the password.',
        { label: 'Use http, unprotected', act: { kind: 'use-http', address: error.httpAddress } },
        SERVER,
      )
    case 'offline':
      return words(
        'This computer is not connected to a network.',
        'Wi-Fi or the cable may be off. Nothing was lost: it works again as soon as the network does.',
        tryAgain,
      )
    case 'connection-lost':
      return words(
        `The connection to ${error.host} broke before the answer was complete.`,
        'A shaky network, most often, or a server that was just restarted. It may have done what was asked all the same; nothing is sent a second time by itself.',
        tryAgain,
      )
    case 'timeout':
      return words(
        `The server ${error.host} did not answer within ${formatDuration(error.seconds * 1_000)}.`,
        'It may be busy, or something on the way (VPN, proxy, firewall) holds the request back.',
        tryAgain,
      )
    case 'certificate-refused':
      return certificateRefused(error)
    case 'client-certificate-refused':
      return clientCertificateRefused(error.host, error.given)
    case 'proxy-unreachable':
      return proxyUnreachable(error.proxy)
    case 'proxy-refused':
      return proxyRefused(error.proxy, error.given)
    case 'proxy-failed':
      return proxyFailed(error)
    case 'tls-failed':
      return words(
        `No protected connection (https) to ${error.host} could be made. Nothing was sent.`,
        'Most often the number after the colon (the port) is one that speaks plain http.',
        checkAddress,
        SERVER,
      )
    case 'insecure-address':
      return words(
        `The address ${error.address} is not protected: everybody on the way can read the password and the token. Nothing was sent.`,
        'It begins with http:// instead of https://. Inside a company or a laboratory that can be on purpose.',
        { label: 'Use it all the same', act: { kind: 'accept-http', address: error.address } },
        [error.field],
      )
    case 'redirected':
      return redirected(error.host, error.location)
    case 'credentials-refused':
      return credentialsRefused(error)
    case 'sign-in-over':
      return signInOver(error)
    case 'redirect-unavailable':
      return redirectUnavailable(error)
    case 'sign-in-unfinished':
      return signInUnfinished(error)
    case 'authorization-refused':
      return authorizationRefused(error)
    case 'foreign-answer':
      return foreignAnswer(error)
    case 'code-expired':
      return codeExpired(error.provider)
    case 'sign-in-denied':
      return signInDenied(error)
    case 'id-token-refused':
      return idTokenRefused(error)
    case 'no-id-token':
      return noIdToken(error.provider)
    case 'question-refused':
      return questionRefused(error)
    case 'userinfo-refused':
      return userinfoRefused(error)
    case 'sign-in-failed':
      return tokenRefused(error) ?? signInFailed(error)
    case 'rate-limited':
      return words(
        `The server ${error.host} asks for a pause: too many requests came in a short time.`,
        error.retryAfterSeconds === undefined
          ? 'It did not say how long. A minute is a good guess.'
          : `It takes requests again in ${formatDuration(error.retryAfterSeconds * 1_000)}.`,
        tryAgain,
      )
    case 'server-failed':
      return words(
        `The server ${error.host} has trouble of its own (status ${error.status}).`,
        error.retryAfterSeconds === undefined
          ? 'What you typed is not the reason. Try again in a moment; if it lasts, tell the people who run the server.'
          : `What you typed is not the reason. It wants to be asked again in ${formatDuration(error.retryAfterSeconds * 1_000)}.`,
        tryAgain,
        [],
        error.serverSaid,
      )
    case 'unexpected-answer':
      return unexpectedAnswer(error)
    case 'unsafe-answer':
      return words(
        `The answer of ${error.host} was not used, because that would have been unsafe.`,
        UNSAFE[error.what],
        advice('Tell the people who run this server'),
      )
    case 'host-not-allowed':
      return hostNotAllowed(error)
    case 'request-refused':
      return words(
        error.reason,
        null,
        focus(error.header === undefined ? `Check the ${REQUEST_PARTS[error.part]}` : 'Show me', [error.part]),
        [error.part],
      )
    case 'variables-missing': {
      const isOne = error.names.length === 1
      return words(
        `The variable${isOne ? '' : 's'} ${listed(error.names.map((name) => `“${name}”`))} ${isOne ? 'has' : 'have'} no value yet.`,
        `What stands in double braces is a variable: a value with a name. ${isOne ? 'This one was' : 'These were'} never set, or the name is written differently.`,
        { label: isOne ? 'Set it' : 'Set them', act: { kind: 'set-variables', names: error.names } },
      )
    }
    case 'missing-secret':
      return words(
        `${capital(nameFields(error.fields, 'The'))} ${error.fields.length > 1 ? 'are' : 'is'} needed, and not saved here.`,
        'Without a keychain, secrets are kept only until the app is closed.',
        focus('Fill in', error.fields),
        error.fields,
      )
    case 'secret-unreadable':
      if (error.variable !== undefined) {
        return words(
          `The secret variable “${error.variable}” is saved, but the system's keychain does not open it.`,
          'The keychain may be locked. Nothing was deleted: unlock it and start Hallpass again, or type its value again.',
          { label: 'Restart Hallpass', act: { kind: 'restart' } },
        )
      }
      return words(
        `${capital(nameFields(error.fields, 'The'))} ${error.fields.length > 1 ? 'are' : 'is'} saved, but the system's keychain does not open ${error.fields.length > 1 ? 'them' : 'it'}.`,
        'The keychain may be locked. Nothing was deleted: unlock it and start Hallpass again, or type what is missing.',
        { label: 'Restart Hallpass', act: { kind: 'restart' } },
        error.fields,
      )
    case 'storage-failed':
      return storageFailed(error.reason)
    case 'unexpected':
      return words(
        'Something in Hallpass itself went wrong.',
        'That is our mistake, not yours. What you typed and what was saved is still there.',
        tryAgain,
      )
    default:
      return assertNever(error)
  }
}

type Of<C extends AppError['code']> = Extract<AppError, { code: C }>

function hostNotAllowed({ host, owner, secret }: Of<'host-not-allowed'>): FailureWords {
  const allow: NextStep = { label: `Allow ${host}`, act: { kind: 'allow-host', host } }
  if (secret === 'variable') {
    const sentence = `This request holds a secret variable, which does not go to ${host}. Nothing was sent.`
    return words(sentence, 'Secrets are for the servers of this connection: another server could keep them.', allow, [
      'url',
    ])
  }
  const whose = owner === undefined ? "This connection's token" : `The token of ${owner.name}`
  return {
    ...words(
      `${whose} does not go to ${host}. Nothing was sent.`,
      `If you allow it, the token is sent to ${host}, now and later: whoever runs that server could use it in your name.`,
      allow,
      ['url'],
    ),
    otherSteps: [{ label: 'Leave the token out', act: { kind: 'send-without-token' } }],
  }
}

const REQUEST_PARTS: Readonly<Record<Of<'request-refused'>['part'], string>> = {
  url: 'address',
  method: 'method',
  header: 'headers',
  body: 'body',
  authorization: 'authorization',
}

const UNSAFE: Readonly<Record<Of<'unsafe-answer'>['what'], string>> = {
  'base-path': 'It wanted later requests, and the token with them, to go somewhere else.',
  'header-name': 'It wanted a header to be sent along that no server may set.',
  'header-value': 'It wanted a header to be sent along whose value holds characters that no header can have.',
  'token-characters': 'The token in it holds characters that no token can have.',
  'page-address': 'It wanted a page to be opened that is not a protected page of the web (https).',
}

function notFound(what: Of<'not-found'>['what']): FailureWords {
  switch (what) {
    case 'connection':
      return words(
        'This connection is no longer there.',
        'It was deleted in the meantime.',
        advice('Choose another connection'),
      )
    case 'token':
      return words('There is no token here yet.', null, advice('Get a token first'))
    case 'provider':
      return words(
        'Hallpass does not know the system this connection belongs to.',
        'It may come from a newer version of the app.',
        advice('Choose another connection'),
      )
    case 'import':
      return words(
        'What you brought in was let go in the meantime.',
        'Hallpass keeps it only until you take it, leave, or lock the screen. Nothing was changed.',
        advice('Bring it in again'),
      )
    case 'exchange':
      return words(
        'This answer is no longer kept.',
        'Answers are kept only for a while.',
        advice('Send the request again'),
      )
    case 'request':
      return words(
        'This saved request is no longer there.',
        'It was deleted in the meantime.',
        advice('Choose another one'),
      )
    case 'variable':
      return words('This variable is no longer there.', null, advice('Make it again'))
    default:
      return assertNever(what)
  }
}

function storageFailed(reason: Of<'storage-failed'>['reason']): FailureWords {
  const kept = 'What was saved before is still there.'
  switch (reason) {
    case 'full':
      return words('This could not be saved: the disk is full.', kept, {
        ...tryAgain,
        label: 'Make room, then try again',
      })
    case 'no-permission':
      return words('This could not be saved: Hallpass may not write to its own folder.', kept, tryAgain)
    case 'newer-version':
      return words(
        'This could not be saved: the saved files belong to a newer version of Hallpass.',
        `${kept} An older version does not touch it.`,
        advice('Use the newer version'),
      )
    case 'other':
      return words('This could not be saved: the disk did not take it.', kept, tryAgain)
    default:
      return assertNever(reason)
  }
}

/** "a", "a and b", "a, b and c". */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
