/** A command of any language as a reading of curl has it, for what works with those. */
import { percentEncoded } from '../core/percent-encoded.ts'
import type { CurlBody, CurlReading, CurlRequest } from '../curl-import/curl-reading.ts'
import { findSecrets } from '../curl-import/find-secrets.ts'
import { splitAtPlaceholders } from '../curl-import/placeholders.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import type { CommandBody, CommandReading } from './command-reading.ts'

/** `others` are the further commands of the text, as written. */
export function asCurlReading(command: CommandReading, others: readonly string[]): CurlReading {
  const { method, url, query, headers, basic, verifyTls, placeholders } = command
  const request: CurlRequest = {
    method,
    url: query.length === 0 ? url : `${url}?${query.map((row) => pairOf(row, placeholders)).join('&')}`,
    headers,
    withoutHeaders: [],
    body: bodyOf(command.body),
    basic,
    verifyTls,
    followRedirects: true,
    maxRedirects: null,
    timeoutSeconds: null,
    connectTimeoutSeconds: null,
    proxy: null,
    noProxy: [],
    clientCertificate: null,
    caFile: null,
    httpVersion: null,
  }
  const several = others.length > 0 ? ['The text holds several commands; the first one is taken.'] : []
  return {
    shell: 'bash',
    request,
    secrets: findSecrets(request, 'after -u', placeholders),
    placeholders,
    notUnderstood: command.notUnderstood,
    leftOut: others,
    notes: [...command.notes, ...several],
  }
}

function pairOf({ name, value }: NameValue, placeholders: readonly string[]): string {
  const encoded = splitAtPlaceholders(value, placeholders).map(({ text, isPlaceholder }) =>
    isPlaceholder ? text : percentEncoded(text),
  )
  return `${percentEncoded(name)}=${encoded.join('')}`
}

function bodyOf(body: CommandBody): CurlBody {
  if (body.kind !== 'multipart') return body
  const parts = body.fields.map(({ name, value }) => ({
    ...{ name, contentType: null, fileName: null },
    value: { kind: 'text', text: value } as const,
  }))
  return { kind: 'multipart', parts }
}
