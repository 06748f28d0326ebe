/** Makes answers of sign-ins for tests. */
import type { HttpAnswer } from '../ports/http.ts'

/** An answer with JSON in it, taken at the instant 1 000 000 000 000 and 200 ms long, with what a test changes. */
export function testAnswer(document: unknown, changes: Partial<HttpAnswer> = {}): HttpAnswer {
  const body = typeof document === 'string' ? document : JSON.stringify(document)
  return {
    status: 200,
    statusText: 'OK',
    headers: [['content-type', 'application/json']],
    body: new TextEncoder().encode(body),
    sentAt: 1e12,
    answeredAt: 1e12 + 100,
    completedAt: 1e12 + 200,
    ...changes,
  }
}
