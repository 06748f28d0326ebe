/**
 * The options of curl, as data. Names and which take a value: curl 8.16's manual. An option that is in none of the lists
 * is unknown; one in `WITHOUT_MEANING` changes nothing about the request; one in `NOT_SUPPORTED` does, and cannot be kept.
 */

/** What an option we understand is about. */
export type Meaning =
  | 'method'
  | 'head'
  | 'get'
  | 'address'
  | 'data'
  | 'data-raw'
  | 'data-binary'
  | 'data-urlencode'
  | 'json'
  | 'query'
  | 'form'
  | 'form-string'
  | 'upload'
  | 'header'
  | 'cookie'
  | 'user-agent'
  | 'referer'
  | 'range'
  | 'login'
  | 'basic'
  | 'bearer'
  | 'other-login'
  | 'insecure'
  | 'location'
  | 'location-trusted'
  | 'max-redirects'
  | 'max-time'
  | 'connect-timeout'
  | 'proxy'
  | 'proxy-login'
  | 'no-proxy'
  | 'certificate'
  | 'certificate-type'
  | 'key'
  | 'passphrase'
  | 'ca-file'
  | 'http1.0'
  | 'http1.1'
  | 'http2'
  | 'http3'
  | 'no-glob'
  | 'next'

export type CurlOption = {
  readonly name: string
  readonly takesValue: boolean
  readonly means: Meaning | 'nothing' | 'not-supported'
}

/** Name, short name or none, whether it takes a value, meaning. */
const UNDERSTOOD: readonly (readonly [string, string, boolean, Meaning])[] = [
  ['request', 'X', true, 'method'],
  ['head', 'I', false, 'head'],
  ['get', 'G', false, 'get'],
  ['url', '', true, 'address'],
  ['data', 'd', true, 'data'],
  ['data-ascii', '', true, 'data'],
  ['data-raw', '', true, 'data-raw'],
  ['data-binary', '', true, 'data-binary'],
  ['data-urlencode', '', true, 'data-urlencode'],
  ['json', '', true, 'json'],
  ['url-query', '', true, 'query'],
  ['form', 'F', true, 'form'],
  ['form-string', '', true, 'form-string'],
  ['upload-file', 'T', true, 'upload'],
  ['header', 'H', true, 'header'],
  ['cookie', 'b', true, 'cookie'],
  ['user-agent', 'A', true, 'user-agent'],
  ['referer', 'e', true, 'referer'],
  ['range', 'r', true, 'range'],
  ['user', 'u', true, 'login'],
  ['basic', '', false, 'basic'],
  ['oauth2-bearer', '', true, 'bearer'],
  ['digest', '', false, 'other-login'],
  ['ntlm', '', false, 'other-login'],
  ['ntlm-wb', '', false, 'other-login'],
  ['negotiate', '', false, 'other-login'],
  ['insecure', 'k', false, 'insecure'],
  ['location', 'L', false, 'location'],
  ['follow', '', false, 'location'],
  ['location-trusted', '', false, 'location-trusted'],
  ['max-redirs', '', true, 'max-redirects'],
  ['max-time', 'm', true, 'max-time'],
  ['connect-timeout', '', true, 'connect-timeout'],
  ['proxy', 'x', true, 'proxy'],
  ['proxy-user', 'U', true, 'proxy-login'],
  ['noproxy', '', true, 'no-proxy'],
  ['cert', 'E', true, 'certificate'],
  ['cert-type', '', true, 'certificate-type'],
  ['key', '', true, 'key'],
  ['pass', '', true, 'passphrase'],
  ['cacert', '', true, 'ca-file'],
  ['http1.0', '0', false, 'http1.0'],
  ['http1.1', '', false, 'http1.1'],
  ['http2', '', false, 'http2'],
  ['http2-prior-knowledge', '', false, 'http2'],
  ['http3', '', false, 'http3'],
  ['http3-only', '', false, 'http3'],
  ['globoff', 'g', false, 'no-glob'],
  ['next', ':', false, 'next'],
]

/** Lists of `name` or `name:short`, parted by spaces. These take no value. */
const WITHOUT_MEANING = `
  append:a buffer:N clobber compressed compressed-ssh create-dirs crlf disable:q disallow-username-in-url fail:f fail-early
  fail-with-body false-start http0.9 include:i ipv4:4 ipv6:6 junk-session-cookies:j keepalive list-only:l manual:M metalink
  npn alpn out-null parallel:Z parallel-immediate progress-bar:# progress-meter raw remote-header-name:J remote-name:O remote-name-all
  remote-time:R remove-on-error retry-all-errors retry-connrefused sessionid show-error:S show-headers silent:s styled-output
  suppress-connect-headers tcp-fastopen tcp-nodelay tlsv1:1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 trace-ids trace-time use-ascii:B
  verbose:v version:V xattr skip-existing`

/** The same, and these take a value. */
const WITHOUT_MEANING_VALUE = `
  cookie-jar:c create-file-mode dump-header:D etag-save happy-eyeballs-timeout-ms help:h hsts keepalive-time keepalive-cnt
  libcurl limit-rate max-filesize output:o output-dir parallel-max parallel-max-host rate retry retry-delay retry-max-time
  speed-limit:Y speed-time:y stderr trace trace-ascii trace-config write-out:w expect100-timeout alt-svc`

const NOT_SUPPORTED = `
  anyauth ca-native cert-status disable-eprt disable-epsv doh-cert-status doh-insecure form-escape ftp-create-dirs
  ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl ftp-ssl-ccc ftp-ssl-control ftp-ssl-reqd haproxy-protocol ignore-content-length
  mail-rcpt-allowfails mptcp netrc:n netrc-optional path-as-is post301 post302 post303 proxy-anyauth proxy-basic proxy-ca-native
  proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1
  proxytunnel:p sasl-ir socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ssl-no-revoke
  ssl-reqd ssl-revoke-best-effort sslv2:2 sslv3:3 tftp-no-options tls-earlydata tr-encoding`

const NOT_SUPPORTED_VALUE = `
  abstract-unix-socket aws-sigv4 capath ciphers config:K connect-to continue-at:C crlfile curves delegation dns-interface
  dns-ipv4-addr dns-ipv6-addr dns-servers doh-url ech egd-file engine etag-compare ftp-account ftp-alternative-to-user ftp-method
  ftp-port:P ftp-ssl-ccc-mode haproxy-clientip hostpubmd5 hostpubsha256 interface ip-tos ipfs-gateway key-type knownhosts krb
  local-port login-options mail-auth mail-from mail-rcpt netrc-file pinnedpubkey preproxy proto proto-default proto-redir
  proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type
  proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser
  proxy1.0 pubkey quote:Q random-file request-target resolve sasl-authzid service-name sigalgs socks4 socks4a socks5
  socks5-gssapi-service socks5-hostname ssl-sessions telnet-option:t tftp-blksize time-cond:z tls-max tls13-ciphers
  tlsauthtype tlspassword tlsuser unix-socket upload-flags variable vlan-priority`

const byName = new Map<string, CurlOption>()
const byLetter = new Map<string, CurlOption>()

for (const [name, letter, takesValue, means] of UNDERSTOOD) register(name, letter, takesValue, means)
registerList(WITHOUT_MEANING, false, 'nothing')
registerList(WITHOUT_MEANING_VALUE, true, 'nothing')
registerList(NOT_SUPPORTED, false, 'not-supported')
registerList(NOT_SUPPORTED_VALUE, true, 'not-supported')

const all: readonly CurlOption[] = [...byName.values()]

function register(name: string, letter: string, takesValue: boolean, means: CurlOption['means']): void {
  const option: CurlOption = { name, takesValue, means }
  byName.set(name, option)
  if (letter !== '') byLetter.set(letter, option)
}

function registerList(list: string, takesValue: boolean, means: CurlOption['means']): void {
  for (const entry of list.trim().split(/\s+/)) {
    const [name = '', letter = ''] = entry.split(':')
    register(name, letter, takesValue, means)
  }
}

/** The option of a short name, or null. */
export function optionOfLetter(letter: string): CurlOption | null {
  return byLetter.get(letter) ?? null
}

/** The option of a long name without its dashes, in full or as far as no other begins like it, as curl allows. Null for none. */
export function optionOfName(name: string): CurlOption | null {
  const exact = byName.get(name)
  if (exact !== undefined) return exact
  // `--expand-data` is `--data` with curl's own variables in it.
  if (name.startsWith('expand-')) return { name, takesValue: true, means: 'not-supported' }
  if (name.length === 0 || name.length > LONGEST_NAME) return null
  const known = all.filter((option) => option.name.startsWith(name))
  return known.length === 1 ? (known[0] ?? null) : null
}

const LONGEST_NAME = 40
