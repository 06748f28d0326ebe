/** Puts tokens on the clipboard, and takes them off again. */
import type { CopyForm } from '../../shared/ipc/tokens.contract.ts'
import { curlCommand } from '../../shared/snippets/curl.ts'
import { headerLines } from '../../shared/snippets/header-lines.ts'
import type { Clipboard } from '../ports/clipboard.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import { authorizationHeaders } from './authorization-headers.ts'
import type { Catalogue } from './catalogue.ts'
import type { ConnectionStore } from './connection-store.ts'
import { type CopiedMark, isMarked, markOf } from './copied-mark.ts'
import type { DpopProofs } from './dpop-proofs.ts'
import type { TokenRecord } from './token-record.ts'
import type { TokenService } from './token-service.ts'

/** What the copy service works with. */
export type CopyServiceParts = {
  readonly connections: ConnectionStore
  readonly catalogue: Catalogue
  readonly tokens: TokenService
  readonly proofs: DpopProofs
  readonly clipboard: Clipboard
  readonly clock: Clock
  /** What was copied, as a mark that outlives a crash; null while nothing is. */
  readonly mark: DocumentStore<CopiedMark | null>
  /** Seconds after which a copy is cleared; 0 = not by time. */
  readonly clipboardSeconds: () => number
  readonly announceCleared: () => void
}

/** Longer than this nothing waits, seconds: a token that lasts for weeks is cleared when Hallpass closes. */
const longestSeconds = 24 * 3600

export type CopyService = ReturnType<typeof createCopyService>

export function createCopyService(parts: CopyServiceParts) {
  let copied: { text: string; stop: () => void } | null = null

  async function clear(): Promise<void> {
    const last = copied
    copied = null
    if (last === null) return
    last.stop()
    try {
      if (await parts.clipboard.clearIf(async (text) => text === last.text)) parts.announceCleared()
      if (copied === null) noteMark(null)
    } catch (thrown) {
      // It is still there: quitting tries once more.
      copied ??= { text: last.text, stop: () => {} }
      throw thrown
    }
  }

  /** A mark that cannot be kept is no reason not to copy: it only matters after a crash. */
  function noteMark(mark: CopiedMark | null): void {
    try {
      if (mark !== parts.mark.read()) parts.mark.write(mark)
    } catch {}
  }

  function textOf(connectionId: string, record: TokenRecord, form: CopyForm): string {
    const headers = authorizationHeaders(record)
    switch (form) {
      case 'token':
        return record.accessToken
      case 'headers':
        return headerLines(headers)
      case 'curl': {
        const connection = parts.connections.get(connectionId)
        const example = parts.catalogue.whatIs(connection).provider.examples[0]
        const base = connection.servers.api ?? connection.servers.server ?? ''
        const content = example?.body === undefined ? [] : [{ name: 'content-type', value: example.body.contentType }]
        const own = Object.entries(example?.headers ?? {}).map(([name, value]) => ({ name, value }))
        const method = example?.method ?? 'GET'
        const url = `${base}${record.summary.carry.basePath ?? ''}${example?.path ?? '/'}`
        const proving = URL.canParse(url) ? parts.proofs.of(record) : null
        return curlCommand({
          method,
          url,
          headers: [...headers, ...(proving?.headers(method, new URL(url)) ?? []), ...own, ...content],
          ...(example?.body === undefined ? {} : { body: example.body.text }),
          insecure: !connection.verifyTls,
        })
      }
    }
  }

  /** Puts a secret on the clipboard, to leave it by itself; `expiresAt` is when it is worth nothing any more. */
  async function placeSecret(text: string, expiresAt: number | null): Promise<{ clearsAfterSeconds: number }> {
    await parts.clipboard.write(text)
    // Only now: a copy that could not be replaced keeps its own time.
    copied?.stop()
    const seconds = clearsAfter(parts.clipboardSeconds(), expiresAt, parts.clock.now())
    const stop = seconds === 0 ? () => {} : parts.clock.after(seconds * 1000, () => void clear().catch(() => {}))
    const one = { text, stop }
    copied = one
    // Not waited for: a copy is there at once.
    void markOf(text).then(
      (mark) => {
        if (copied === one) noteMark(mark)
      },
      () => {},
    )
    return { clearsAfterSeconds: seconds }
  }

  return {
    placeSecret,

    /** Puts a text on the clipboard that holds no secret, and so stays there. */
    place: (text: string): Promise<void> => parts.clipboard.write(text),

    /** Copies the token, made fresh first. Returns after how many seconds it leaves the clipboard; 0 = it stays. */
    async copy(connectionId: string, form: CopyForm): Promise<{ clearsAfterSeconds: number }> {
      const { record } = await parts.tokens.fresh(connectionId)
      return placeSecret(textOf(connectionId, record, form), record.summary.expiresAt)
    },

    /** After a crash: clears the clipboard if it still holds what was copied before. Never fails. */
    async clearLeftover(): Promise<void> {
      const mark = parts.mark.read()
      if (mark === null) return
      await parts.clipboard.clearIf((text) => isMarked(text, mark)).catch(() => false)
      if (copied === null) noteMark(null)
    },

    /** Clears the clipboard now if it still holds what was copied last. For quitting. */
    clear,
  }
}

/** Whole seconds until a copy is cleared: the setting, but never longer than the token lasts; 0 = not by time. */
function clearsAfter(setting: number, expiresAt: number | null, now: number): number {
  const left = expiresAt === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((expiresAt - now) / 1000))
  if (setting > 0) return Math.min(setting, left)
  // What has ended is worth nothing to anybody but who collects such things.
  return left <= longestSeconds ? left : 0
}
