import type { AppError } from '../core/app-error.ts'
import { assertNever } from '../core/assert-never.ts'
import { type FailureWords, type NextStep, tryAgain, words } from './failure-words.ts'

/** A proxy on the way did not do its part. */
export function proxyFailed(error: Extract<AppError, { code: 'proxy-failed' }>): FailureWords {
  const { proxy, host, status } = error
  const said = status === undefined ? '' : ` (status ${status})`
  const check: NextStep = { label: 'Check the proxy', act: { kind: 'focus-field', fields: ['proxyUrl'] } }
  const at = (sentence: string, cause: string, step = check) => words(sentence, cause, step, ['proxyUrl'])
  switch (error.why) {
    case 'forbidden':
      return at(
        `The proxy ${proxy} does not let anybody through to ${host}${said}.`,
        'Its owner decides where it leads. They can allow this server.',
      )
    case 'no-way':
      return at(
        `The proxy ${proxy} did not reach ${host}${said}.`,
        'The server may be switched off or spelled differently, or lie where this proxy does not lead.',
        tryAgain,
      )
    case 'no-proxy':
      return at(
        `What answers at ${proxy} does not seem to be a proxy${said}.`,
        'The address or the number after the colon (the port) may be another one. Some proxies want http:// instead of https://.',
      )
    case 'certificate':
      return at(
        `The certificate of the proxy ${proxy} was not accepted. Nothing was sent.`,
        'If your company has a CA file, add it under Network. Some proxies are reached with http:// instead of https://.',
      )
    case 'socks':
      return at(
        `This computer is set to reach ${host} through ${proxy}, a SOCKS proxy, which Hallpass does not speak yet.`,
        'Many SOCKS proxies speak http too. Enter its address as this connection’s own proxy, or choose none.',
      )
    default:
      return assertNever(error.why)
  }
}

/** Nothing answers at the proxy. */
export function proxyUnreachable(proxy: string): FailureWords {
  return words(
    `The proxy ${proxy} does not answer. Nothing was sent.`,
    'It may only be there inside the company network (VPN), or be called differently.',
    { label: 'Check the proxy', act: { kind: 'focus-field', fields: ['proxyUrl'] } },
    ['proxyUrl'],
  )
}

/** The proxy wants to know who asks. */
export function proxyRefused(proxy: string, given: boolean): FailureWords {
  return words(
    given
      ? `The proxy ${proxy} did not accept this user name and password. Nothing got to the server.`
      : `The proxy ${proxy} wants a user name and a password. Nothing got to the server.`,
    given
      ? 'Check both — capital letters count. They are those of the proxy, not of the server.'
      : 'They are those of the proxy, often the same as on your computer at work.',
    { label: 'Fill them in', act: { kind: 'focus-field', fields: ['proxyUsername', 'proxyPassword'] } },
    ['proxyUsername', 'proxyPassword'],
  )
}
