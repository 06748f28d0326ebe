/** The words for what may go wrong between asking for a token and getting one. */
import type { AppError } from '../core/app-error.ts'
import { assertNever } from '../core/assert-never.ts'
import { checkAddress, type FailureWords, focus, SERVER, tryAgain, words } from './failure-words.ts'
import { nameFields } from './name-fields.ts'

type Of<C extends AppError['code']> = Extract<AppError, { code: C }>

/** The server pointed elsewhere. Offers that address only if it is one of the web, and without its query. */
export function redirected(host: string, location: string): FailureWords {
  const target = webAddress(location)
  return words(
    `The server ${host} did not answer but pointed to ${target ?? 'another address'}.`,
    'A user name and password are never sent on by themselves. If that is the right address of your system, use it.',
    target === null ? checkAddress : { label: 'Use that address', act: { kind: 'use-address', address: target } },
    SERVER,
  )
}

/** The server did not accept user name, password, key … */
export function credentialsRefused(error: Of<'credentials-refused'>): FailureWords {
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

/** The server refused for another reason. */
export function signInFailed(error: Of<'sign-in-failed'>): FailureWords {
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

/** Something came that is no answer to a sign-in. */
export function unexpectedAnswer(error: Of<'unexpected-answer'>): FailureWords {
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
    case 'bound-token':
      return words(
        `The server ${host} gave out a token that is bound to a key (DPoP), which this sign-in did not ask for.`,
        'Without that key it is of no use. Choose “Bind the token to this computer (DPoP)” among the further settings.',
        { label: 'Check the sign-in', act: { kind: 'edit-connection' } },
        [],
        serverSaid,
      )
    case 'no-request-uri':
      return words(
        `The server ${host} answered to the request that was sent ahead (PAR), but there is no reference to it in its answer.`,
        'Another service may live at that address, or the server does not take requests ahead.',
        focus('Check the address', ['pushedAuthorization']),
        ['pushedAuthorization'],
        serverSaid,
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
    case 'unfolds-too-far':
      return at(
        `The compressed answer of ${host} became more than a thousand times larger when unpacked, so Hallpass stopped.`,
        'Hardly anything real does that; it is how a small answer fills a disk. Nothing of it was kept.',
      )
    case 'not-http':
      return at(
        `What came from ${host} is no answer in HTTP.`,
        'Another kind of service may listen at this address and port, or one that wants https:// where the address has http://.',
      )
    case 'too-many-headers':
      return words(
        `The server ${host} sent more headers than Hallpass reads: 1 MiB, or 128 of them over HTTP/2.`,
        'Hardly any server does that on purpose. Nothing of the answer was kept.',
        tryAgain,
      )
    case 'not-decodable':
      return words(
        `The server ${host} said that its answer is compressed, but it does not unpack.`,
        'The server, or something between you and it, labelled it wrongly or damaged it. Without the header Accept-Encoding it may come as it is.',
        tryAgain,
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

/** Scheme, host and path of a web address; null for anything else. The query may hold what nobody should see. */
function webAddress(location: string): string | null {
  if (!URL.canParse(location)) return null
  const url = new URL(location)
  return /^https?:$/.test(url.protocol) ? `${url.protocol}//${url.host}${url.pathname}` : null
}
