/** What the window asks of the body of an answer: its lines, a search, the way to a value, a copy. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { AnswerFolds, AnswerLine, AnswerLines, AnswerMatch, AnswerView } from '../../shared/domain/answer-lines.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import { jsonLinesOf } from '../answer-index/json-lines-of.ts'
import { jsonPath, jsonPointer, stepsTo } from '../answer-index/json-path.ts'
import { textLinesOf } from '../answer-index/text-lines-of.ts'
import type { AnswerFile, AnswerFiles } from '../ports/answer-files.ts'
import type { AnswerScanning } from '../ports/answer-scanning.ts'
import { foldsOf } from './answer-folds.ts'
import { createAnswerSearch, type SearchQuery } from './answer-search.ts'
import { textBetween, valuePlace, wordsOf } from './answer-text.ts'
import { type IndexedAnswer, indexAnswer } from './indexed-answer.ts'
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts'
import { type LaidOut, laidOutXml } from './laid-out-xml.ts'
import { transcoded } from './transcoded.ts'

/** More is not put on the clipboard: other programs would stand still over it, bytes. */
const mostCopied = 64 * 1024 * 1024
const mostShown = 1024 * 1024

/** What the service works with. */
export type AnswerServiceParts = {
  readonly kept: KeptAnswers
  readonly answers: AnswerFiles
  readonly scan: AnswerScanning
  readonly copies: { readonly place: (text: string) => Promise<void> }
}

export type AnswerService = ReturnType<typeof createAnswerService>

/** Everything known of one answer; gone with it. */
type Opened = {
  readonly answer: KeptAnswer
  readonly signal: AbortSignal
  readonly search: ReturnType<typeof createAnswerSearch>
  readonly views: Map<AnswerView, IndexedAnswer>
  body: Promise<AnswerFile> | null
  laidOut: Promise<LaidOut> | null
}

export function createAnswerService(parts: AnswerServiceParts) {
  const { kept, scan } = parts
  const opened = new WeakMap<KeptAnswer, Opened>()

  function open(answer: KeptAnswer): Opened {
    const known = opened.get(answer)
    if (known) return known
    const gone = new AbortController()
    const { signal } = gone
    const search = createAnswerSearch(scan)
    const one: Opened = { answer, signal, search, views: new Map(), body: null, laidOut: null }
    opened.set(answer, one)
    kept.whenGone(answer, () => {
      gone.abort(new AppFailure({ code: 'not-found', what: 'exchange' }))
      search.stop()
      // What was kept beside the answer itself, because that is in another charset.
      one.body?.then((body) => (body === answer.file ? undefined : body.remove())).catch(() => {})
      one.laidOut?.then(({ body }) => body.remove()).catch(() => {})
    })
    return one
  }

  async function bodyOf(one: Opened): Promise<AnswerFile> {
    const { file, charset } = one.answer
    one.body ??= charset === 'utf-8' ? Promise.resolve(file) : parts.answers.keep(transcoded(file.content(), charset))
    try {
      return await one.body
    } catch (thrown) {
      one.body = null
      throw thrown
    }
  }

  async function laidOutOf(one: Opened): Promise<LaidOut> {
    const { secrets } = one.answer
    one.laidOut ??= bodyOf(one).then((body) => laidOutXml(body, parts.answers, secrets, one.signal))
    try {
      return await one.laidOut
    } catch (thrown) {
      one.laidOut = null
      throw thrown
    }
  }

  async function indexed(exchangeId: string, one: Opened, view: AnswerView): Promise<IndexedAnswer> {
    const { body, problem } = view === 'xml' ? await laidOutOf(one) : { body: await bodyOf(one), problem: null }
    const known = one.views.get(view)
    if (known) return known
    const begun = indexAnswer(body, view, one.answer.secrets, scan, one.signal, problem)
    one.views.set(view, begun)
    // The body stays while it is read, though nobody may ask for it just then. What failed is tried again when asked for.
    kept.use(exchangeId, () => begun.whole).catch(() => one.views.delete(view))
    return begun
  }

  /** Does something with an answer's lines. `isWhole`: once all of them are known. */
  function withLines<T>(
    exchangeId: string,
    view: AnswerView,
    isWhole: boolean,
    work: (indexed: IndexedAnswer, one: Opened) => Promise<T>,
  ): Promise<T> {
    return kept.use(exchangeId, async (answer) => {
      const one = open(answer)
      const found = await indexed(exchangeId, one, view)
      if (isWhole) await found.whole
      return work(found, one)
    })
  }

  async function steps(exchangeId: string, line: number) {
    return withLines(exchangeId, 'json', true, async ({ body, index }, { answer }) => {
      const found = await stepsTo(body, index, line)
      return found.map((step) => (typeof step === 'string' ? maskSecrets(step, answer.secrets) : step))
    })
  }

  async function copy(text: string): Promise<{ copied: boolean; size: number }> {
    await parts.copies.place(text)
    return { copied: true, size: text.length }
  }

  return {
    async open(exchangeId: string, view: AnswerView, knownBytes: number): Promise<AnswerLines> {
      return withLines(exchangeId, view, false, ({ news }) => news(knownBytes))
    },

    async lines(
      exchangeId: string,
      view: AnswerView,
      stretches: readonly { readonly from: number; readonly count: number }[],
    ): Promise<readonly AnswerLine[]> {
      return withLines(exchangeId, view, false, async ({ body, index, news }) => {
        await news(-1)
        const linesOf = view === 'json' ? jsonLinesOf : textLinesOf
        const lines: AnswerLine[] = []
        for (const { from, count } of stretches) lines.push(...(await linesOf(body, index, from, count)))
        return lines
      })
    },

    async search(
      exchangeId: string,
      view: AnswerView,
      query: SearchQuery,
    ): Promise<{ match: AnswerMatch | null; total: number }> {
      return withLines(exchangeId, view, true, (lines, { search }) => search.find(lines, query))
    },

    /** Ends a search under way. */
    async stopSearch(exchangeId: string): Promise<void> {
      await kept.use(exchangeId, async (answer) => opened.get(answer)?.search.stop())
    },

    async folds(exchangeId: string): Promise<AnswerFolds> {
      return withLines(exchangeId, 'json', true, (lines, { signal }) => foldsOf(lines, scan, signal))
    },

    async path(exchangeId: string, line: number): Promise<{ path: string; pointer: string }> {
      const found = await steps(exchangeId, line)
      return { path: jsonPath(found), pointer: jsonPointer(found) }
    },

    async copyPath(exchangeId: string, line: number, form: 'path' | 'pointer'): Promise<{ copied: string }> {
      const found = await steps(exchangeId, line)
      const copied = form === 'path' ? jsonPath(found) : jsonPointer(found)
      await parts.copies.place(copied)
      return { copied }
    },

    async copyValue(exchangeId: string, line: number): Promise<{ copied: boolean; size: number }> {
      return withLines(exchangeId, 'json', true, async (lines, { answer }) => {
        const { start, end } = await valuePlace(lines, line)
        if (end - start > mostCopied) return { copied: false, size: end - start }
        return copy(wordsOf(await textBetween(lines, start, end), answer.secrets))
      })
    },

    async copyBody(exchangeId: string): Promise<{ copied: boolean; size: number }> {
      return withLines(exchangeId, 'text', true, async (lines) => {
        const { size } = lines.body
        return size > mostCopied ? { copied: false, size } : copy(await textBetween(lines, 0, size))
      })
    },

    async value(exchangeId: string, line: number): Promise<{ text: string; more: number }> {
      return withLines(exchangeId, 'json', true, async (lines, { answer }) => {
        const { start, end } = await valuePlace(lines, line)
        const shownEnd = Math.min(end, start + mostShown)
        const text = wordsOf(await textBetween(lines, start, shownEnd), answer.secrets)
        return { text, more: end - shownEnd }
      })
    },
  }
}
