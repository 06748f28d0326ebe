/**
 * What commands mean. Every case of the tables under "as curl sends it" was run once with curl 7.88.1 through bash against a
 * loopback server, and what arrived (method, path, headers, body bytes) was what the reading says, but for the empty method and
 * what is in files, which nobody reads here. `--opt=value` is only known to curl from 8.16 on.
 */
import { describe, expect, test } from 'vitest'
import type { CurlReading, CurlRequest } from './curl-reading.ts'
import { readCurlCommand } from './read-command.ts'

const H = 'http://h.example'
const FORM = 'application/x-www-form-urlencoded'

function read(command: string): CurlReading {
  const reading = readCurlCommand(command)
  if (reading === null) throw new Error(`not read: ${command}`)
  return reading
}

type Case = readonly [command: string, expected: Partial<CurlRequest>]

function text(body: string, contentType: string | null = FORM): Partial<CurlRequest> {
  return { body: { kind: 'text', text: body, contentType } }
}

function form(...fields: [string, string][]): Partial<CurlRequest> {
  return { body: { kind: 'form', fields: fields.map(([name, value]) => ({ name, value })) } }
}

function headers(...pairs: [string, string][]): Partial<CurlRequest> {
  return { headers: pairs.map(([name, value]) => ({ name, value })) }
}

const NONE = { body: { kind: 'none' } } as const

describe('as curl sends it', () => {
  describe('the method', () => {
    test.each<Case>([
      [`curl ${H}`, { method: 'GET', ...NONE }],
      [`curl ${H} -X post`, { method: 'post' }],
      [`curl ${H} -XPUT`, { method: 'PUT' }],
      [`curl -I ${H}`, { method: 'HEAD' }],
      [`curl -X PUT --head ${H}`, { method: 'PUT' }],
      [`curl -d a=b ${H}`, { method: 'POST' }],
      [`curl -F a=b ${H}`, { method: 'POST' }],
      [`curl -T f.txt ${H}`, { method: 'PUT' }],
      [`curl -T f.txt -X POST ${H}`, { method: 'POST' }],
      [`curl --json {} ${H}`, { method: 'POST' }],
      [`curl --json {} -X PATCH ${H}`, { method: 'PATCH' }],
      [`curl -G -d a=b ${H}`, { method: 'GET', ...NONE }],
      [`curl -G -I -d a=b ${H}/x`, { method: 'HEAD', url: `${H}/x?a=b` }],
      [`curl -G -X POST -d a=b ${H}/x`, { method: 'POST', url: `${H}/x?a=b`, ...NONE }],
      [`curl --get --no-get -d a=b ${H}`, { method: 'POST' }],
      // curl would send an empty word.
      [`curl -X '' ${H}`, { method: 'GET' }],
    ])('%s', (command, expected) => {
      expect(read(command).request).toMatchObject(expected)
    })
  })

  describe('the address', () => {
    test.each<Case>([
      [`curl ${H}/x?y=1 -G -d a=1 -d b=2`, { url: `${H}/x?y=1&a=1&b=2` }],
      [`curl '${H}/p?' -G -d a=1`, { url: `${H}/p?a=1` }],
      [`curl '${H}/p#frag' -G -d a=1`, { url: `${H}/p?a=1#frag` }],
      [`curl ${H}/p -G --data-urlencode 'q=a b&c'`, { url: `${H}/p?q=a+b%26c` }],
      [`curl -G -d '' ${H}/x`, { url: `${H}/x` }],
      [`curl ${H}/?q=1 --url-query a=b -d x=1`, { url: `${H}/?q=1&a=b`, ...form(['x', '1']) }],
      [`curl ${H}/ --url-query 'd=e f' --url-query '+g=h%20i'`, { url: `${H}/?d=e+f&g=h%20i` }],
      [`curl --url ${H}/x`, { url: `${H}/x` }],
      [`curl -- ${H}/x`, { url: `${H}/x` }],
      ['curl h.example:8080/x', { url: 'http://h.example:8080/x' }],
      ['curl localhost/x', { url: 'http://localhost/x' }],
      [`curl -T dir/f.txt ${H}`, { url: `${H}/f.txt` }],
      [`curl -T f.txt ${H}/a/`, { url: `${H}/a/f.txt` }],
      [`curl -T f.txt ${H}/a`, { url: `${H}/a` }],
      [`curl '${H}/{a,b}/[1-2]'`, { url: `${H}/a/1` }],
      [`curl -g '${H}/{a,b}'`, { url: `${H}/{a,b}` }],
      [`curl '${H}/\\{a\\}'`, { url: `${H}/{a}` }],
      ['curl http://u:p%40@h.example/', { url: `${H}/`, basic: { user: 'u', password: 'p@' } }],
      ['curl http://u:p@h.example/ -u a:b', { url: `${H}/`, basic: { user: 'a', password: 'b' } }],
      ['curl http://u@h.example/', { url: `${H}/`, basic: { user: 'u', password: '' } }],
    ])('%s', (command, expected) => {
      expect(read(command).request).toMatchObject(expected)
    })
  })

  describe('the body', () => {
    test.each<Case>([
      [`curl ${H} -d ''`, form()],
      [`curl ${H} -d a=1 -d b=2`, form(['a', '1'], ['b', '2'])],
      [`curl ${H} -d a=1 -d '' -d b=2`, text('a=1&&b=2')],
      [`curl ${H} -d '' -d b=2`, text('&b=2')],
      [`curl ${H} -d -H`, text('-H')],
      [`curl ${H} --data-binary x=1 -d y=2 --data-raw @z`, text('x=1&y=2&@z')],
      [`curl ${H} -d 'a=%40&b=c+d'`, form(['a', '@'], ['b', 'c d'])],
      // These would go out as other bytes from fields.
      [`curl ${H} -d 'a=%3a'`, text('a=%3a')],
      [`curl ${H} -d 'a=b c'`, text('a=b c')],
      [`curl ${H} -d 'a=1&b'`, text('a=1&b')],
      [`curl ${H} -d 'a=%E4'`, text('a=%E4')],
      [`curl ${H} -d 'm[id]=1'`, text('m[id]=1')],
      [`curl ${H} -d '{"a":1}'`, text('{"a":1}')],
      [`curl ${H} -d 'x=1' -H 'Content-Type:'`, text('x=1', null)],
      [`curl ${H} -d 'x=1' -H 'Content-Type;'`, text('x=1', '')],
      [`curl ${H} -d '<a/>' -H 'content-type: text/xml'`, { ...text('<a/>', 'text/xml'), headers: [] }],
      // All five forms of --data-urlencode.
      [`curl ${H} --data-urlencode 'a b~*é!()'`, text('a+b~%2A%C3%A9%21%28%29')],
      [`curl ${H} --data-urlencode '=a b='`, text('a+b%3D')],
      [`curl ${H} --data-urlencode 'n=a b+/'`, form(['n', 'a b+/'])],
      [`curl ${H} --data-urlencode @f.txt`, form()],
      [`curl ${H} --data-urlencode n@f.txt`, form(['n', ''])],
      // JSON.
      [
        `curl ${H} --json '{"a":1}'`,
        { body: { kind: 'json', text: '{"a":1}' }, ...headers(['Accept', 'application/json']) },
      ],
      [`curl ${H} --json '{"a":1}' --json '{"b":2}'`, { body: { kind: 'json', text: '{"a":1}{"b":2}' } }],
      [`curl ${H} --json '{"a":1}' -d x=1`, { body: { kind: 'json', text: '{"a":1}&x=1' } }],
      [`curl ${H} -d x=1 --json '{"a":1}'`, { body: { kind: 'json', text: 'x=1{"a":1}' } }],
      [`curl ${H} --json '[1]' -H 'content-type: x/y'`, text('[1]', 'x/y')],
      [`curl ${H} --json '[1]' -H 'accept: x/y'`, headers(['accept', 'x/y'])],
      [`curl ${H} --json '[1]' -H 'Accept:'`, { headers: [], withoutHeaders: ['Accept'] }],
      [`curl ${H} -d '{}' -H 'Content-Type: application/json'`, { body: { kind: 'json', text: '{}' }, headers: [] }],
      [
        `curl ${H} -d '{}' -H 'Content-Type: application/vnd.api+json'`,
        { body: { kind: 'json', text: '{}' }, ...headers(['Content-Type', 'application/vnd.api+json']) },
      ],
      [
        `curl ${H} -d a=b -H 'Content-Type: ${FORM}; charset=UTF-8'`,
        { ...form(['a', 'b']), ...headers(['Content-Type', `${FORM}; charset=UTF-8`]) },
      ],
      // Files.
      [`curl ${H} -d @a.json`, { body: { kind: 'file', path: 'a.json', contentType: FORM } }],
      [`curl ${H} --json @a.json`, { body: { kind: 'file', path: 'a.json', contentType: 'application/json' } }],
      [
        `curl ${H} --data-binary @a.json -H 'Content-Type: application/json'`,
        { body: { kind: 'file', path: 'a.json', contentType: 'application/json' }, headers: [] },
      ],
      [
        `curl ${H} -T a.bin -H 'Content-Type: text/x'`,
        { body: { kind: 'file', path: 'a.bin', contentType: 'text/x' }, headers: [] },
      ],
      [`curl ${H} -T a.bin`, { body: { kind: 'file', path: 'a.bin', contentType: null } }],
      [`curl ${H} -d @a.txt -d x=1`, text('&x=1')],
      // What the shell gives it to read.
      [`curl ${H} -d @- <<'EOF'\n{"a":\n1}\nEOF\n`, text('{"a":1}')],
      [`curl ${H} --data-binary @- <<EOF\n{"a":\n1}\nEOF\n`, text('{"a":\n1}\n')],
    ])('%s', (command, expected) => {
      expect(read(command).request).toMatchObject(expected)
    })
  })

  describe('the headers', () => {
    test.each<Case>([
      [`curl ${H} -H 'X: 1' -H 'X: 2'`, headers(['X', '1'], ['X', '2'])],
      [`curl ${H} -HA:b`, headers(['A', 'b'])],
      [`curl ${H} -H 'T:  a  '`, headers(['T', 'a'])],
      [`curl ${H} -H 'X;'`, headers(['X', ''])],
      [`curl ${H} -H 'Y:' -H 'V: '`, { headers: [], withoutHeaders: ['Y', 'V'] }],
      [`curl ${H} -H 'W; x' -H 'Q ; ' -H Z`, { headers: [] }],
      [`curl ${H} -b a=1 -b 'b=2; c=3'`, headers(['Cookie', 'a=1;b=2; c=3'])],
      [`curl ${H} -b a=1 -H 'Cookie: c=3'`, headers(['Cookie', 'c=3'])],
      [`curl ${H} -b jar.txt`, { headers: [] }],
      [`curl ${H} -A 'My Agent/1'`, headers(['User-Agent', 'My Agent/1'])],
      [`curl ${H} -A x -H 'User-Agent: y'`, headers(['User-Agent', 'y'])],
      [`curl ${H} -A '' -e ''`, { headers: [], withoutHeaders: ['User-Agent'] }],
      [`curl ${H} -e 'http://r/;auto'`, headers(['Referer', 'http://r/'])],
      [`curl ${H} -e http://r -H 'Referer: q'`, headers(['Referer', 'q'])],
      [`curl ${H} -r 0-9`, headers(['Range', 'bytes=0-9'])],
      [`curl ${H} -H 'Host: foo'`, headers(['Host', 'foo'])],
    ])('%s', (command, expected) => {
      expect(read(command).request).toMatchObject(expected)
    })
  })

  describe('the sign-in', () => {
    test.each<Case>([
      [`curl ${H} -u a:b:c`, { basic: { user: 'a', password: 'b:c' }, headers: [] }],
      [`curl ${H} -ua:b`, { basic: { user: 'a', password: 'b' } }],
      [`curl ${H} -u a:`, { basic: { user: 'a', password: '' } }],
      [`curl ${H} -u :b`, { basic: { user: '', password: 'b' } }],
      [`curl ${H} -u :`, { basic: { user: '', password: '' } }],
      [`curl ${H} -u a:b -H 'Authorization: Bearer x'`, { basic: null, ...headers(['Authorization', 'Bearer x']) }],
      [`curl ${H} -u a:b -H 'Authorization:'`, { basic: null, headers: [], withoutHeaders: ['Authorization'] }],
      [`curl ${H} --oauth2-bearer x`, headers(['Authorization', 'Bearer x'])],
      [`curl ${H} -u a:b --oauth2-bearer x`, { basic: null, ...headers(['Authorization', 'Bearer x']) }],
      [`curl ${H} --oauth2-bearer x -H 'Authorization: Token y'`, headers(['Authorization', 'Token y'])],
      [`curl ${H} -u a:b --digest`, { basic: null }],
      [`curl ${H} -u a:b --basic`, { basic: { user: 'a', password: 'b' } }],
    ])('%s', (command, expected) => {
      expect(read(command).request).toMatchObject(expected)
    })
  })
})

describe('the way to the server', () => {
  const proxy = (url: string, login: [string, string] | null = null): Partial<CurlRequest> => ({
    proxy: { kind: 'server', url, login: login === null ? null : { user: login[0], password: login[1] } },
  })
  const certificate = (certificate: string, passphrase: string | null = null): Partial<CurlRequest> => ({
    clientCertificate: { certificate, key: null, type: null, passphrase },
  })
  test.each<Case>([
    [`curl ${H}`, { verifyTls: true, followRedirects: false, maxRedirects: null, timeoutSeconds: null, proxy: null }],
    [`curl -kL ${H}`, { verifyTls: false, followRedirects: true }],
    [`curl --insecure --no-insecure ${H}`, { verifyTls: true }],
    [`curl -L --max-redirs 3 ${H}`, { maxRedirects: 3 }],
    [`curl -L --max-redirs -1 ${H}`, { maxRedirects: null }],
    [`curl -m 1.5 --connect-timeout 3 ${H}`, { timeoutSeconds: 1.5, connectTimeoutSeconds: 3 }],
    [`curl -x p.example:8080 ${H}`, proxy('http://p.example:8080')],
    [`curl -x p.example ${H}`, proxy('http://p.example:1080')],
    [`curl -x https://u:p%20@p.example/ ${H}`, proxy('https://p.example:443', ['u', 'p '])],
    [`curl -x p:1 -U u:p ${H}`, proxy('http://p:1', ['u', 'p'])],
    [`curl -x '' ${H}`, { proxy: { kind: 'none' } }],
    [`curl --noproxy '*' ${H}`, { proxy: { kind: 'none' } }],
    [`curl --noproxy a.example,b.example ${H}`, { noProxy: ['a.example', 'b.example'] }],
    [`curl -x socks5://p:1 ${H}`, { proxy: null }],
    [`curl --cert me.pem ${H}`, certificate('me.pem')],
    [`curl -E me.pem:pw:x ${H}`, certificate('me.pem', 'pw:x')],
    [`curl -E 'a\\:b.pem:pw' ${H}`, certificate('a:b.pem', 'pw')],
    [`curl -E 'C:\\me.pem:pw' ${H}`, certificate('C:\\me.pem', 'pw')],
    [`curl -E 'pkcs11:token=x;object=y' ${H}`, certificate('pkcs11:token=x;object=y')],
    [
      `curl --cert me.p12 --cert-type P12 --key k.pem --pass pw --cacert ca.pem ${H}`,
      { clientCertificate: { certificate: 'me.p12', key: 'k.pem', type: 'P12', passphrase: 'pw' }, caFile: 'ca.pem' },
    ],
    [`curl --http1.1 ${H}`, { httpVersion: '1.1' }],
    [`curl --http2 ${H}`, { httpVersion: '2' }],
    [`curl -0 ${H}`, { httpVersion: '1.0' }],
    [`curl --http3-only ${H}`, { httpVersion: '3' }],
  ])('%s', (command, expected) => {
    expect(read(command).request).toMatchObject(expected)
  })
})

describe('what is listed', () => {
  test.each<[string, Partial<CurlReading>]>([
    [`curl ${H} -sSvif -o x -O -w '%{http_code}' --compressed --retry 3 -# -c jar`, { notUnderstood: [], notes: [] }],
    [
      `curl ${H} --aws-sigv4 aws:amz --resolve a:1:b --path-as-is`,
      { notUnderstood: ['--aws-sigv4 aws:amz', '--resolve a:1:b', '--path-as-is'] },
    ],
    [`curl ${H} --frobnicate`, { notUnderstood: ['--frobnicate'] }],
    [`curl --frobnicate much ${H}`, { notUnderstood: ['--frobnicate much'] }],
    [`curl --frobnicate ${H}`, { notUnderstood: ['--frobnicate'] }],
    [`curl --reques PUT ${H}`, { notUnderstood: ['--reques PUT'] }],
    [`curl --expand-data '{{x}}' ${H}`, { notUnderstood: ['--expand-data {{x}}'] }],
    [`curl -sJ@x ${H}`, { notUnderstood: ['-@x'] }],
    [`curl ${H} -H`, { notUnderstood: ['-H'], notes: ['The option -H asks for a value, and none follows.'] }],
    [`curl ${H} -H nonsense`, { notUnderstood: ['-H nonsense'] }],
    [
      `curl ${H} -H @h.txt`,
      {
        notUnderstood: ['-H @h.txt'],
        notes: ['The headers in the file h.txt are not read here; put them in under Headers.'],
      },
    ],
    [
      `curl ${H} -b jar.txt`,
      { notUnderstood: ['-b jar.txt'], notes: ['The cookies of the file behind -b are not read here.'] },
    ],
    [`curl ${H} -u a:b --ntlm`, { notUnderstood: ['--ntlm'] }],
    [`curl ${H} -m soon`, { notUnderstood: ['-m soon'] }],
    [`curl ${H} -F nonsense`, { notUnderstood: ['-F nonsense'] }],
    [`curl ${H} -F 'a=b;c=d'`, { notUnderstood: [';c=d'] }],
    [`curl ${H} -x socks5://p:1`, { notUnderstood: ['-x socks5://p:1'] }],
    [`curl -K x.conf ${H}`, { notUnderstood: ['-K x.conf'] }],
    [
      `curl ${H} ${H}/2`,
      { leftOut: [`${H}/2`], notes: ['The command names several addresses; the first one is taken.'] },
    ],
    [
      `curl ${H} -d a --next ${H}/2 -d b`,
      { leftOut: [`${H}/2`], notes: ['The command makes several requests (--next); the first one is taken.'] },
    ],
    [
      `curl '${H}/[1-3]'`,
      { leftOut: [`${H}/[1-3]`], notes: ['The address is a pattern of several addresses; the first one is taken.'] },
    ],
    ['curl ftp://h.example/x', { notes: ['Hallpass does not speak ftp://, only https:// and http://.'] }],
    [
      'curl h.example',
      {
        notes: [
          'The address has no scheme, so it begins with http:// as curl would have it. Make it https:// if the server can.',
        ],
      },
    ],
    [`curl ${H} --json @r.json`, { notes: ['The file r.json is not read here; choose it under Body.'] }],
    [`curl ${H} -F a=@r.json`, { notes: ['The file r.json is not read here; choose it under Body.'] }],
    [
      `echo x | curl -d @- ${H}`,
      { notes: ['The command takes its body from another program, which is not run here; put it in under Body.'] },
    ],
    [`curl ${H} -u bob`, { notes: ['curl would ask for the password of this user; type it.'] }],
    [
      `curl ${H} -H 'Content-Length: 5' -d hello`,
      { notes: ['Content-Length is left out; it is worked out anew when the request is sent.'] },
    ],
    [
      `curl ${H} -I -d a=b`,
      { notes: ['curl refuses a command that asks for several kinds of body at once; one of them is kept here.'] },
    ],
  ])('%s', (command, expected) => {
    expect(read(command)).toMatchObject(expected)
  })
})

describe('options as curl reads them', () => {
  test.each<Case>([
    [`curl -sSLkXPATCH ${H}`, { method: 'PATCH', verifyTls: false, followRedirects: true }],
    [`curl --request=PUT ${H}`, { method: 'PUT' }],
    [`curl --data=a=b ${H}`, form(['a', 'b'])],
    [`curl --data-ur 'a=b c' ${H}`, form(['a', 'b c'])],
    [`curl --insec --locat ${H}`, { verifyTls: false, followRedirects: false }],
    [`curl --user-a x ${H}`, headers(['User-Agent', 'x'])],
    [`curl –X PUT —header 'A: b' –-insecure ${H}`, { method: 'PUT', verifyTls: false, ...headers(['A', 'b']) }],
    [`curl -X POST --next ${H}/2`, { method: 'POST', url: `${H}/2` }],
    [`curl -: ${H}`, { url: H }],
  ])('%s', (command, expected) => {
    expect(read(command).request).toMatchObject(expected)
  })
})
