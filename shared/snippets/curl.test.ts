import { describe, expect, test } from 'vitest'
import { curlCommand } from './curl.ts'

const url = 'https://host.example/v3/sources'

test('a GET with headers, one option a line', () => {
  const headers = [
    { name: 'Authorization', value: 'Bearer abc' },
    { name: 'x-unifier-tenant', value: 'idcs-1' },
  ]
  expect(curlCommand({ method: 'GET', url, headers })).toBe(
    [
      "curl 'https://host.example/v3/sources' \\",
      "  -H 'Authorization: Bearer abc' \\",
      "  -H 'x-unifier-tenant: idcs-1'",
    ].join('\n'),
  )
})

test('a POST with a JSON body', () => {
  const headers = [{ name: 'Content-Type', value: 'application/json' }]
  expect(curlCommand({ method: 'POST', url, headers, body: '{"appId":"170"}' })).toBe(
    [
      "curl 'https://host.example/v3/sources' \\",
      '  -X POST \\',
      "  -H 'Content-Type: application/json' \\",
      '  --data-raw \'{"appId":"170"}\'',
    ].join('\n'),
  )
})

describe('methods', () => {
  test.each([
    ['GET', undefined, "curl 'https://host.example/v3/sources'"],
    ['HEAD', undefined, "curl 'https://host.example/v3/sources' \\\n  --head"],
    ['DELETE', undefined, "curl 'https://host.example/v3/sources' \\\n  -X DELETE"],
    ['M-SEARCH', undefined, "curl 'https://host.example/v3/sources' \\\n  -X 'M-SEARCH'"],
  ])('%s', (method, _, command) => {
    expect(curlCommand({ method, url, headers: [] })).toBe(command)
  })

  test('a GET with a body says so, because curl would make a POST of it', () => {
    expect(curlCommand({ method: 'GET', url, headers: [], body: 'x' })).toContain('-X GET')
  })
})

describe('quoting', () => {
  test.each([
    ['a single quote', "it's", "'it'\\''s'"],
    ['only a single quote', "'", "''\\'''"],
    ['what a shell would replace', '$HOME `id` $(id) !! \\ "', "'$HOME `id` $(id) !! \\ \"'"],
    ['line ends', 'a\nb\r\nc', "'a\nb\r\nc'"],
    ['a file name of curl', '@/etc/passwd', "'@/etc/passwd'"],
    ['nothing', '', "''"],
    ['other alphabets', 'ü 山 😀', "'ü 山 😀'"],
  ])('%s', (_, body, quoted) => {
    expect(curlCommand({ method: 'POST', url, headers: [], body })).toMatch(/--data-raw /)
    expect(curlCommand({ method: 'POST', url, headers: [], body }).split('--data-raw ')[1]).toBe(quoted)
  })

  test('in addresses and headers too', () => {
    const command = curlCommand({ method: 'GET', url: "https://h/?q='$x", headers: [{ name: 'A', value: "b'c" }] })
    expect(command).toBe("curl 'https://h/?q='\\''$x' \\\n  -H 'A: b'\\''c'")
  })
})

describe('where curl would do something else', () => {
  test('a header without a value', () => {
    expect(curlCommand({ method: 'GET', url, headers: [{ name: 'X-Empty', value: '' }] })).toContain("-H 'X-Empty;'")
  })

  test('a line break in a header cannot begin another one', () => {
    const headers = [{ name: 'A', value: 'b\r\nEvil: 1' }]
    expect(curlCommand({ method: 'GET', url, headers })).toContain("-H 'A: b Evil: 1'")
    expect(curlCommand({ method: 'GET', url, headers: [{ name: 'A\nB', value: '' }] })).toContain("-H 'A B;'")
  })

  test('a body without a type is not called a form', () => {
    expect(curlCommand({ method: 'POST', url, headers: [], body: 'x' })).toContain("-H 'Content-Type:' \\\n")
    const typed = [{ name: 'content-type', value: 'text/plain' }]
    expect(curlCommand({ method: 'POST', url, headers: typed, body: 'x' })).not.toContain("'Content-Type:'")
  })

  test('brackets and braces in an address', () => {
    expect(curlCommand({ method: 'GET', url: 'https://h/?ids[]={1}', headers: [] })).toContain('--globoff')
    expect(curlCommand({ method: 'GET', url, headers: [] })).not.toContain('--globoff')
  })

  test('certificates are left unchecked only where that was asked for', () => {
    expect(curlCommand({ method: 'GET', url, headers: [], insecure: true })).toContain('--insecure')
    expect(curlCommand({ method: 'GET', url, headers: [], insecure: false })).not.toContain('--insecure')
  })
})
