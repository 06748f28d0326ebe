/** Every failure in plain words: what happened, why probably, what to do. The only place where an `AppError` is worded. */
import type { AppError } from '../core/app-error.ts'
import { assertNever } from '../core/assert-never.ts'
import { describeCertificate } from './describe-certificate.ts'
import { formatDuration } from './format-time.ts'
import { nameFields } from './name-fields.ts'

/** One thing to do next. `label` is the words on the button; with `none` there is nothing to press, and it is plain advice. */
export type NextStep = {
  readonly label: string
  readonly act:
    | { readonly kind: 'focus-field'; readonly fields: readonly string[] }
    | { readonly kind: 'try-again' }
    | { readonly kind: 'accept-http'; readonly address: string }
    | { readonly kind: 'use-http'; readonly address: string }
    | { readonly kind: 'skip-certificate-check' }
    | { readonly kind: 'allow-host'; readonly host: string }
    | { readonly kind: 'use-url-encoded' }
    | { readonly kind: 'edit-connection' }
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
  /** The server's own words, already cut and masked. */
  readonly serverSaid: string | null
  /** Form fields, server field ids (`server`, `api`) or request parts (`url`, `method`, `header`, `body`) beside which it is shown. */
  readonly fields: readonly string[]
}

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
        'A shaky network, most often, or a server that was just restarted. Nothing was lost.',
        tryAgain,
      )
    case 'timeout':
      return words(
        `The server ${error.host} did not answer within ${formatDuration(error.seconds * 1_000)}.`,
        'It may be busy, or something on the way (VPN, proxy, firewall) holds the request back.',
        tryAgain,
      )
    case 'certificate-refused':
      return words(
        ...describeCertificate(error.host, error.reason),
        { label: 'Trust it for this connection only', act: { kind: 'skip-certificate-check' } },
        SERVER,
      )
    case 'tls-failed':
      return words(
        `No protected connection (https) to ${error.host} could be made. Nothing was sent.`,
        'Most often the number after the colon (the port) is one that speaks plain http.',
        checkAddress,
        SERVER,
      )
    case 'insecure-address':
      return words(
        `${error.address} is an unprotected address: everybody on the way can read the password and the token. Nothing was sent.`,
        'It begins with http:// instead of https://. Inside a company or a laboratory that can be on purpose.',
        { label: 'Use it all the same', act: { kind: 'accept-http', address: error.address } },
        [error.field],
      )
    case 'redirected':
      return redirected(error.host, error.location)
    case 'credentials-refused':
      return credentialsRefused(error)
    case 'sign-in-over':
      return words(
        `${error.provider} no longer accepts the old sign-in, and nothing is saved to sign in again with.`,
        'Sign-ins end after a while, and when a password is changed.',
        { label: 'Sign in again', act: { kind: 'edit-connection' } },
        [],
        error.serverSaid,
      )
    case 'sign-in-failed':
      return signInFailed(error)
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
        'What you typed is not the reason. Try again in a moment; if it lasts, tell the people who run the server.',
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
      return words(
        `This connection's token does not go to ${error.host}. Nothing was sent.`,
        'A token is for the servers of its own system: another server could use it in your name.',
        { label: `Allow ${error.host}`, act: { kind: 'allow-host', host: error.host } },
        ['url'],
      )
    case 'request-refused':
      return words(error.reason, null, focus(`Check the ${REQUEST_PARTS[error.part]}`, [error.part]), [error.part])
    case 'missing-secret':
      return words(
        `${capital(nameFields(error.fields, 'The'))} ${error.fields.length > 1 ? 'are' : 'is'} needed, and not saved here.`,
        'Without a keychain, secrets are kept only until the app is closed.',
        focus('Fill in', error.fields),
        error.fields,
      )
    case 'secret-unreadable':
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

/** The sign-in address: the one server field every provider has. */
const SERVER = ['server'] as const

const tryAgain: NextStep = { label: 'Try again', act: { kind: 'try-again' } }

const checkAddress: NextStep = focus('Check the address', SERVER)

const REQUEST_PARTS: Readonly<Record<Of<'request-refused'>['part'], string>> = {
  url: 'address',
  method: 'method',
  header: 'headers',
  body: 'body',
}

const UNSAFE: Readonly<Record<Of<'unsafe-answer'>['what'], string>> = {
  'base-path': 'It wanted later requests, and the token with them, to go somewhere else.',
  'header-name': 'It wanted a header to be sent along that no server may set.',
  'header-value': 'It wanted a header to be sent along whose value holds characters that no header can have.',
  'token-characters': 'The token in it holds characters that no token can have.',
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
    case 'exchange':
      return words(
        'This answer is no longer kept.',
        'Answers are kept only for a while.',
        advice('Send the request again'),
      )
    default:
      return assertNever(what)
  }
}

function redirected(host: string, location: string): FailureWords {
  const target = webAddress(location)
  return words(
    `The server ${host} did not answer but pointed to ${target ?? 'another address'}.`,
    'A user name and password are never sent on by themselves. If that is the right address of your system, use it.',
    target === null ? checkAddress : { label: 'Use that address', act: { kind: 'use-address', address: target } },
    SERVER,
  )
}

function credentialsRefused(error: Of<'credentials-refused'>): FailureWords {
  const { fields } = error
  const several = fields.length > 1
  const what = nameFields(fields, 'this')
  return words(
    `${error.provider} did not accept ${what}.`,
    error.mayTryUrlEncoded === true
      ? 'Check both — capital letters count. There are special characters in them: some servers want these written in another way (URL-encoded).'
      : several
        ? `Check ${fields.length === 2 ? 'both' : 'them all'} — capital letters count.`
        : 'Check it — capital letters count, and it may have ended or been replaced.',
    error.mayTryUrlEncoded === true
      ? { label: 'Try them URL-encoded', act: { kind: 'use-url-encoded' } }
      : fields.length === 0
        ? { label: 'Check the sign-in', act: { kind: 'edit-connection' } }
        : focus(`Check ${nameFields(fields, 'the')}`, fields),
    fields,
    error.serverSaid,
  )
}

function signInFailed(error: Of<'sign-in-failed'>): FailureWords {
  const { provider, status, serverSaid } = error
  const sentence = `${provider} did not complete the sign-in (status ${status}).`
  if (status === 403) {
    return words(
      sentence,
      'It seems to know this account but not to let it use the API. The people who run the system can allow that.',
      tryAgain,
      [],
      serverSaid,
    )
  }
  if (status === 404 || status === 405) {
    return words(
      sentence,
      'It does not know this address; the real one may differ a little.',
      checkAddress,
      SERVER,
      serverSaid,
    )
  }
  return words(
    sentence,
    serverSaid === undefined ? 'It did not say why.' : 'What the server said may tell why.',
    tryAgain,
    [],
    serverSaid,
  )
}

function unexpectedAnswer(error: Of<'unexpected-answer'>): FailureWords {
  const { host, status, serverSaid } = error
  const at = (sentence: string, cause: string) => words(sentence, cause, checkAddress, SERVER, serverSaid)
  switch (error.why) {
    case 'html':
      return at(
        `The server ${host} sent a web page instead of a token.`,
        'The address may be that of the page where people sign in; the one for programs is often another. A guest network that wants a sign-in first looks the same.',
      )
    case 'not-json':
      return at(
        `The server ${host} answered in a form that Hallpass cannot read.`,
        'Another kind of server may live at this address.',
      )
    case 'no-token':
      return at(
        `The server ${host} answered, but there is no token in its answer.`,
        'Another service may live at this address.',
      )
    case 'empty':
      return at(
        `The server ${host} answered (status ${status}), but its answer is empty.`,
        'Another service may live at this address.',
      )
    case 'too-large':
      return at(
        `The server ${host} sent far more than a sign-in ever needs, so Hallpass stopped reading.`,
        'Another service may live at this address.',
      )
    case 'wrong-address':
      return at(
        `The server ${host} knows nothing at this address (status ${status}).`,
        'The server is there, but its address may have one part too many or too few.',
      )
    default:
      return assertNever(error.why)
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

/** Scheme, host and path of a web address; null for anything else. The query may hold what nobody should see. */
function webAddress(location: string): string | null {
  if (!URL.canParse(location)) return null
  const url = new URL(location)
  return /^https?:$/.test(url.protocol) ? `${url.protocol}//${url.host}${url.pathname}` : null
}

function focus(label: string, fields: readonly string[]): NextStep {
  return { label, act: { kind: 'focus-field', fields } }
}

function advice(label: string): NextStep {
  return { label, act: { kind: 'none' } }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function words(
  sentence: string,
  cause: string | null,
  nextStep: NextStep,
  fields: readonly string[] = [],
  serverSaid?: string,
): FailureWords {
  return { sentence, cause, nextStep, serverSaid: serverSaid ?? null, fields }
}
