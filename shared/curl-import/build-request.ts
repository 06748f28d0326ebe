/** Puts a request together from the options of a command, with curl's own defaults and precedences. */
import { firstOfPattern, takeLogin, withScheme } from './address.ts'
import { readCertificate, readNumber, readProxy, splitLogin } from './connection-options.ts'
import type { CurlHttpVersion, CurlLogin, CurlProxy, CurlRequest } from './curl-reading.ts'
import type { FromShell } from './data-body.ts'
import type { LoginSource } from './find-secrets.ts'
import { headersOfOptions, mentions, readHeaders } from './headers.ts'
import { looksLikeAddress, type OptionUse, type ReadOptions } from './read-options.ts'
import { readBody } from './request-body.ts'

export type BuiltRequest = {
  readonly request: CurlRequest
  readonly loginSource: LoginSource
  readonly notUnderstood: readonly string[]
  readonly leftOut: readonly string[]
  readonly notes: readonly string[]
}

export function buildRequest({ uses, nextAddresses }: ReadOptions, shell: FromShell): BuiltRequest {
  const last = (means: OptionUse['means']) => uses.findLast((use) => use.means === means)
  const on = (means: OptionUse['means']) => last(means)?.on ?? false

  const address = chooseAddress(uses, on('no-glob'))
  const { url: bareAddress, login: addressLogin } = takeLogin(address.url)
  const written = readHeaders(uses)
  const extra = headersOfOptions(uses, written)
  const body = readBody(uses, written, bareAddress, shell)
  const login = readLogin(last('login')?.value, addressLogin)
  const authorized = mentions(written, 'Authorization') || last('bearer') !== undefined
  const otherLogin = uses.filter(({ means, on: isOn }) => means === 'other-login' && isOn)
  const proxy = readProxyOptions(last('proxy'), last('proxy-login')?.value ?? null, last('no-proxy')?.value ?? '')
  const certificate = last('certificate')?.value
  const maxRedirects = last('max-redirects')
  const times = (['max-time', 'connect-timeout'] as const).map((means) => last(means))
  const given = last('method')?.value.trim() ?? ''

  const request: CurlRequest = {
    method: given === '' ? body.method : given,
    url: body.url,
    headers: [...body.headers, ...extra.headers],
    withoutHeaders: [...written.without, ...extra.without],
    body: body.body,
    basic: authorized || otherLogin.length > 0 ? null : login,
    verifyTls: !on('insecure'),
    followRedirects: on('location') || on('location-trusted'),
    maxRedirects: notNegative(readNumber(maxRedirects?.value ?? '')),
    timeoutSeconds: notNegative(readNumber(times[0]?.value ?? '')),
    connectTimeoutSeconds: notNegative(readNumber(times[1]?.value ?? '')),
    proxy: proxy.proxy,
    noProxy: proxy.noProxy,
    clientCertificate:
      certificate === undefined
        ? null
        : readCertificate(
            certificate,
            last('key')?.value ?? null,
            last('certificate-type')?.value ?? null,
            last('passphrase')?.value ?? null,
          ),
    caFile: last('ca-file')?.value ?? null,
    httpVersion: httpVersionOf(uses),
  }
  return {
    request,
    loginSource: last('login') === undefined ? 'in the address' : 'after -u',
    notUnderstood: [
      ...[written, extra, body, proxy].flatMap(({ notUnderstood }) => notUnderstood),
      ...otherLogin.map(({ text }) => text),
      ...[maxRedirects, ...times].flatMap((use) =>
        use !== undefined && readNumber(use.value) === null ? use.text : [],
      ),
    ],
    leftOut: [...address.others, ...nextAddresses],
    notes: [
      ...address.notes,
      ...[written, extra, body].flatMap(({ notes }) => notes),
      ...loginNotes(login, last('login')?.value, authorized, otherLogin),
      ...(last('location-trusted')?.on === true
        ? ['Credentials are not sent to another address, even after a redirect.']
        : []),
      ...(nextAddresses.length > 0 ? ['The command makes several requests (--next); the first one is taken.'] : []),
    ],
  }
}

type Address = { url: string; others: readonly string[]; notes: readonly string[] }

function chooseAddress(uses: readonly OptionUse[], noPatterns: boolean): Address {
  const addresses = uses.flatMap(({ means, value }) => (means === 'address' ? value.trim() : []))
  const [first] = addresses
  if (first === undefined) return { url: '', others: [], notes: ['The command names no address; type one.'] }
  // Words that lost their quotes stand where curl looks for addresses.
  const index = looksLikeAddress(first)
    ? 0
    : Math.max(
        0,
        addresses.findIndex((address) => /^https?:\/\//i.test(address)),
      )
  const whole = addresses[index] ?? ''
  const { url, assumed } = withScheme(whole)
  const { url: plain, pattern } = noPatterns ? { url, pattern: false } : firstOfPattern(url)
  const others = [...addresses.filter((_, at) => at !== index), ...(pattern ? [whole] : [])]
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(plain.slice(0, 60))?.[1]?.toLowerCase() ?? 'http'
  return {
    url: plain,
    others,
    notes: [
      ...(whole === '' ? ['The address in the command is empty; type one.'] : []),
      ...(assumed
        ? [
            'The address has no scheme, so it begins with http:// as curl would have it. Make it https:// if the server can.',
          ]
        : []),
      ...(pattern ? ['The address is a pattern of several addresses; the first one is taken.'] : []),
      ...(addresses.length > 1 ? ['The command names several addresses; the first one is taken.'] : []),
      ...(scheme === 'http' || scheme === 'https'
        ? []
        : [`Hallpass does not speak ${scheme}://, only https:// and http://.`]),
    ],
  }
}

function readLogin(option: string | undefined, inAddress: CurlLogin | null): CurlLogin | null {
  if (option !== undefined) return splitLogin(option)
  return inAddress === null || (inAddress.user === '' && inAddress.password === '') ? null : inAddress
}

function loginNotes(
  login: CurlLogin | null,
  option: string | undefined,
  authorized: boolean,
  other: readonly OptionUse[],
): readonly string[] {
  if (other.length > 0)
    return [
      'Hallpass does not do this kind of sign-in (Digest, NTLM or Negotiate), so the user name and password are not used.',
    ]
  if (login === null) return []
  if (authorized) return ['The Authorization header wins over the user name and password, as in curl.']
  return option !== undefined && option !== '' && !option.includes(':')
    ? ['curl would ask for the password of this user; type it.']
    : []
}

function readProxyOptions(
  use: OptionUse | undefined,
  login: string | null,
  list: string,
): { proxy: CurlProxy | null; noProxy: readonly string[]; notUnderstood: readonly string[] } {
  const noProxy = list.split(/[\s,]+/).filter((host) => host !== '')
  if (noProxy.includes('*')) return { proxy: { kind: 'none' }, noProxy: [], notUnderstood: [] }
  const proxy = use === undefined ? null : readProxy(use.value, login)
  return { proxy, noProxy, notUnderstood: use !== undefined && proxy === null ? [use.text] : [] }
}

function notNegative(number: number | null): number | null {
  return number === null || number < 0 ? null : number
}

function httpVersionOf(uses: readonly OptionUse[]): CurlHttpVersion | null {
  const last = uses.findLast(({ means }) => means.startsWith('http'))?.means
  if (last === 'http1.0') return '1.0'
  if (last === 'http1.1') return '1.1'
  if (last === 'http2') return '2'
  return last === 'http3' ? '3' : null
}
