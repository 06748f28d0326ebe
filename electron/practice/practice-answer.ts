/** Answers of the practice servers as plain values; `send-answer.ts` puts them on the wire. */

/** One answer. `drips` marks a download that `slow-drip` may send in small pieces. */
export type PracticeAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly drips?: true
}

type ExtraHeaders = Readonly<Record<string, string>>

/** An answer of any content type. */
export function answer(
  status: number,
  contentType: string,
  body: string | Buffer,
  headers?: ExtraHeaders,
): PracticeAnswer {
  return { status, headers: { 'Content-Type': contentType, ...headers }, body: Buffer.from(body) }
}

/** A JSON answer. */
export function json(status: number, value: unknown, headers?: ExtraHeaders): PracticeAnswer {
  return answer(status, 'application/json', JSON.stringify(value), headers)
}

/** An HTML page. */
export function html(status: number, title: string, content: string, headers?: ExtraHeaders): PracticeAnswer {
  const page = `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body>${content}</body></html>\n`
  return answer(status, 'text/html; charset=utf-8', page, headers)
}

/** The headers that RFC 6749 §5.1 asks of every answer with a token in it. */
export const noStore: ExtraHeaders = { 'Cache-Control': 'no-store', Pragma: 'no-cache' }
