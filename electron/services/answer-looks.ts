/** What can be looked at of a kept answer beside its lines: its bytes, a picture, a page, the same text in another charset. */
import type { AnswerBody, AnswerBytes, PictureFormat } from '../../shared/domain/answer-body.ts'
import type { CharsetId } from '../../shared/domain/charsets.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import type { AnswerPages } from '../ports/answer-pages.ts'
import type { Clock } from '../ports/clock.ts'
import type { DragOut } from '../ports/drag-out.ts'
import { beginningBytes, drawnBytes, showBody } from './answer-body.ts'
import { needlesOf, readBytes, withoutNeedles } from './answer-bytes.ts'
import { decodeText } from './answer-charset.ts'
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts'

/** A page is looked at up to here, bytes. More of it is read and never shown: a secret might be halved. */
const shownOfPage = 4_000_000
const margin = 64 * 1024

/** More is not put on the disk in plain, only to be dragged. */
const draggedBytes = 200 * 1024 * 1024

/** How long another program has to take what was dropped on it. */
const draggedMs = 5 * 60_000

/** What the service works with. */
export type AnswerLooksParts = {
  readonly kept: KeptAnswers
  readonly drag: DragOut
  readonly clock: Clock
  readonly copies: { readonly place: (text: string) => Promise<void> }
}

export type AnswerLooks = ReturnType<typeof createAnswerLooks>

export function createAnswerLooks({ kept, drag, clock, copies }: AnswerLooksParts) {
  const needles = new WeakMap<readonly string[], readonly Uint8Array[]>()
  const needlesIn = ({ secrets }: KeptAnswer): readonly Uint8Array[] => {
    const known = needles.get(secrets) ?? needlesOf(secrets)
    needles.set(secrets, known)
    return known
  }

  async function shown(answer: KeptAnswer, charset: string | null): Promise<AnswerBody> {
    const { file, headers, url, secrets } = answer
    return showBody({ body: await file.read(0, beginningBytes), size: file.size, headers, url, secrets, charset })
  }

  const pages: AnswerPages = {
    async picture(exchangeId) {
      return kept.use(exchangeId, async (answer) => {
        const body = await shown(answer, null)
        if (body.kind !== 'image' || body.picture.notDrawn !== null) return null
        const bytes = await answer.file.read(0, drawnBytes)
        return { bytes: withoutNeedles(bytes, needlesIn(answer)), contentType: pictureTypes[body.picture.format] }
      })
    },
    async page(exchangeId) {
      return kept.use(exchangeId, async ({ file, charset, secrets }) => {
        const bytes = await file.read(0, shownOfPage + margin)
        const isWhole = bytes.byteLength === file.size
        const text = maskSecrets(decodeText(bytes, charset, isWhole).text, secrets)
        return withoutLinks(isWhole ? text : text.slice(0, Math.min(shownOfPage, text.length - margin)))
      })
    },
  }

  return {
    pages,

    /** Bytes of an answer, secrets blotted out. Fails with `not-found`. */
    async bytes(exchangeId: string, from: number, length: number): Promise<AnswerBytes> {
      return kept.use(exchangeId, (answer) => readBytes(answer.file, needlesIn(answer), from, length))
    },

    /** Copies bytes in hexadecimal, as many as there are up to `length`; secrets are blotted out. Fails with `not-found`. */
    async copyHex(exchangeId: string, from: number, length: number): Promise<{ bytes: number }> {
      const { bytes } = await kept.use(exchangeId, (answer) => readBytes(answer.file, needlesIn(answer), from, length))
      await copies.place(Buffer.from(bytes).toString('hex').replace(/../g, '$& ').trimEnd())
      return { bytes: bytes.byteLength }
    },

    /** Has an answer read in another charset from now on; null: in the one it names. Fails with `not-found`. */
    async readAs(exchangeId: string, charset: CharsetId | null): Promise<AnswerBody> {
      const body = await kept.use(exchangeId, (answer) => shown(answer, charset))
      const reading = 'charset' in body ? body : body.kind === 'image' ? body.source : null
      kept.readAs(exchangeId, reading?.charset ?? 'utf-8')
      return body
    },

    /** Starts dragging an answer out of the window. `dragged` is false when it is too large for that. */
    async drag(exchangeId: string): Promise<{ dragged: boolean }> {
      return kept.use(exchangeId, async ({ file, fileName }) => {
        if (file.size > draggedBytes) return { dragged: false }
        const remove = await drag.start(fileName, file.content())
        clock.after(draggedMs, () => void remove())
        return { dragged: true }
      })
    },

    /** Removes what was dragged. Never fails: it happens when the app ends. */
    async close(): Promise<void> {
      await drag.sweep().catch(() => {})
    },
  }
}

/**
 * Has links open a new window, which the frame may not, so that nothing happens: a link within the frame would lead to a
 * page that says it was blocked. Behind the doctype, since what stands before that changes how a page is drawn.
 */
function withoutLinks(html: string): string {
  const [doctype = ''] = /^\s*<!doctype[^>]*>/i.exec(html) ?? []
  return `${doctype}<base target="_blank">${html.slice(doctype.length)}`
}

const pictureTypes: Readonly<Record<PictureFormat, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
}
