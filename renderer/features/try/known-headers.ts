/** Headers that requests to APIs often carry, and values they often have: offered while typing, never required. */

const media = ['application/json', 'application/xml', 'text/plain', 'text/csv', 'text/html']

const byName: ReadonlyMap<string, readonly string[]> = new Map([
  ['Accept', [...media, 'application/x-ndjson', 'text/event-stream', 'application/octet-stream', '*/*']],
  ['Accept-Encoding', ['gzip, deflate, br', 'gzip', 'identity']],
  ['Accept-Language', ['en', 'en-GB, en;q=0.8', 'de, en;q=0.7', '*']],
  ['Authorization', ['Bearer ', 'Basic ', 'Token ']],
  ['Cache-Control', ['no-cache', 'no-store', 'max-age=0', 'only-if-cached']],
  ['Connection', ['close', 'keep-alive']],
  [
    'Content-Type',
    [
      ...media.slice(0, 4),
      'application/x-www-form-urlencoded',
      'application/merge-patch+json',
      'application/json-patch+json',
    ],
  ],
  ['Content-Encoding', ['gzip', 'br', 'deflate']],
  ['Content-Language', ['en', 'de']],
  ['Cookie', []],
  ['DNT', ['1']],
  ['Date', []],
  ['Host', []],
  ['If-Match', ['*']],
  ['If-Modified-Since', []],
  ['If-None-Match', ['*']],
  ['If-Range', []],
  ['If-Unmodified-Since', []],
  ['Idempotency-Key', ['{{$uuid}}']],
  ['Origin', []],
  ['Pragma', ['no-cache']],
  ['Prefer', ['return=minimal', 'return=representation', 'respond-async', 'wait=10']],
  ['Range', ['bytes=0-1023']],
  ['Referer', []],
  ['traceparent', []],
  ['User-Agent', []],
  ['X-API-Key', []],
  ['X-Correlation-ID', ['{{$uuid}}']],
  ['X-Forwarded-For', []],
  ['X-HTTP-Method-Override', ['PUT', 'PATCH', 'DELETE']],
  ['X-Request-ID', ['{{$uuid}}']],
  ['X-Requested-With', ['XMLHttpRequest']],
])

/** All names, as they are usually written. */
export const headerNames: readonly string[] = [...byName.keys()]

/** Values often given to a header; none for those nobody can guess. */
export function headerValues(name: string): readonly string[] {
  const wanted = name.trim().toLowerCase()
  return [...byName].find(([known]) => known.toLowerCase() === wanted)?.[1] ?? []
}
