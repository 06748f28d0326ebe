/** How snippets look, above all those that no test can run here. */
import { describe, expect, test } from 'vitest'
import { csharpHttpClient } from './csharp-http-client.ts'
import { curlBash } from './curl-bash.ts'
import { curlCmd } from './curl-cmd.ts'
import { powershell } from './powershell.ts'
import { plainHeader } from './request-parts.ts'
import type { SnippetRequest } from './snippet-request.ts'

const request: SnippetRequest = {
  method: 'POST',
  url: 'https://api.example/v1/things?ids[]=1',
  headers: [
    { name: 'Authorization', value: [{ text: 'Bearer ' }, { variable: 'HALLPASS_TOKEN' }] },
    plainHeader('Content-Type', 'application/json'),
  ],
  body: { kind: 'text', text: '{"a":"100% it\'s ‘x’"}\n' },
  verifyTls: false,
  followRedirects: false,
}

test('cURL for bash', () => {
  expect(curlBash.write(request)).toBe(
    [
      "curl 'https://api.example/v1/things?ids[]=1' \\",
      '  -X POST \\',
      '  --globoff \\',
      '  --insecure \\',
      '  -H "Authorization: Bearer $HALLPASS_TOKEN" \\',
      "  -H 'Content-Type: application/json' \\",
      '  --data-raw \'{"a":"100% it\'\\\'\'s ‘x’"}',
      "'",
    ].join('\n'),
  )
})

test('cURL for the Command Prompt', () => {
  expect(curlCmd.write(request)).toBe(
    [
      'rem Old releases of curl.exe send letters beyond ASCII in the code page of the system and not as UTF-8.',
      'curl "https://api.example/v1/things?ids[]=1" ^',
      '  -X POST ^',
      '  --globoff ^',
      '  --insecure ^',
      '  -H "Authorization: Bearer %HALLPASS_TOKEN%" ^',
      '  -H "Content-Type: application/json" ^',
      '  --data-raw ^"{\\^"a\\^":\\^"100^% it\'s ‘x’\\^"}^',
      '',
      '^"',
    ].join('\n'),
  )
})

test('PowerShell', () => {
  expect(powershell.write(request).split('\n')).toEqual([
    '$request = @{',
    "    Uri = 'https://api.example/v1/things?ids[]=1'",
    "    Method = 'POST'",
    '    Headers = @{',
    "        'Authorization' = 'Bearer ' + $env:HALLPASS_TOKEN",
    "        'Content-Type' = 'application/json'",
    '    }',
    '    Body = [Text.Encoding]::UTF8.GetBytes(\'{"a":"100% it\'\'s ‘‘x’’"}\' + "`n")',
    '    MaximumRedirection = 0',
    '    UseBasicParsing = $true',
    '}',
    'if ($PSVersionTable.PSVersion.Major -ge 6) {',
    '    $request.SkipHeaderValidation = $true',
    '    $request.SkipCertificateCheck = $true',
    '} else {',
    expect.stringContaining("Add-Type 'public class TrustAll : System.Net.ICertificatePolicy"),
    '    [Net.ServicePointManager]::CertificatePolicy = New-Object TrustAll',
    '}',
    '$response = Invoke-WebRequest @request',
    '$response.StatusCode',
    '$response.Content',
  ])
})

test('C#', () => {
  expect(csharpHttpClient.write(request).split('\n')).toEqual([
    'using System;',
    'using System.IO;',
    'using System.Net.Http;',
    'using System.Text;',
    '',
    'using var handler = new SocketsHttpHandler',
    '{',
    '    AllowAutoRedirect = false,',
    '    SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },',
    '};',
    'using var client = new HttpClient(handler);',
    'using var request = new HttpRequestMessage(new HttpMethod("POST"), new Uri("https://api.example/v1/things?ids[]=1"));',
    'request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Environment.GetEnvironmentVariable("HALLPASS_TOKEN"));',
    'request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\\"a\\":\\"100% it\'s ‘x’\\"}\\n"));',
    'request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");',
    '',
    'using var response = await client.SendAsync(request);',
    'Console.WriteLine((int)response.StatusCode);',
    'Console.WriteLine(await response.Content.ReadAsStringAsync());',
  ])
})

describe('PowerShell, where its two releases differ', () => {
  const written = (difference: Partial<SnippetRequest>) => powershell.write({ ...request, ...difference })

  test('a method that only the new one knows is given as one of its own', () => {
    expect(written({ method: 'PROPFIND' })).toContain("CustomMethod = 'PROPFIND'")
    expect(written({ method: 'PROPFIND' })).toContain('# Windows PowerShell 5.1 does not know this method')
  })

  test('a key stands once in a table, or PowerShell would refuse it', () => {
    const headers = [plainHeader('X-Tag', 'one'), plainHeader('x-tag', 'two')]
    expect(written({ headers })).toContain("'X-Tag' = 'one' + ', ' + 'two'")
    expect(written({ headers })).not.toContain("'x-tag'")
  })

  test('control characters are written so that both understand them', () => {
    expect(written({ body: { kind: 'text', text: 'a\tb\u0001' } })).toContain(
      'GetBytes(\'a\' + "`t" + \'b\' + "$([char]1)")',
    )
  })
})
