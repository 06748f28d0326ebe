/** Runs the whole corpus through one tool and compares what arrives, entry by entry. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limitsMetBy } from '../../shared/snippets/define-target.ts'
import type { SnippetTarget } from '../../shared/snippets/snippet-request.ts'
import { type CorpusEntry, corpus, corpusFiles, corpusToken, neverArrive } from '../../shared/snippets/test-corpus.ts'
import { type CaptureServers, startCaptureServers } from './test-capture-server.ts'
import { type Difference, differencesOf } from './test-comparison.ts'

/** A snippet to run, word for word. */
export type SnippetToRun = { readonly id: string; readonly text: string }

/** Runs all snippets in an empty folder; what it gives back is shown where a test fails. */
export type SnippetRunner = (folder: string, snippets: readonly SnippetToRun[]) => Promise<string>

/** Some tools take their time to compile. */
const runTimeout = 300_000

/** Tests for all entries, or one skipped test that says why. `missing`: what this machine lacks, if anything. */
export function describeRuns(
  target: SnippetTarget,
  {
    missing,
    run,
    only,
    tool = target.label,
  }: {
    readonly missing: string | null
    readonly run: SnippetRunner
    /** The entries, where all of them would take too long. */
    readonly only?: (entry: CorpusEntry) => boolean
    readonly tool?: string
  },
): void {
  if (missing !== null) {
    test.skip(`${tool}: skipped: there is no ${missing} on this machine`, () => {})
    return
  }
  const entries = corpus.filter((entry) => only?.(entry) ?? true)
  describe(tool, () => {
    let servers: CaptureServers
    let folder: string
    let said = ''

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'hallpass-snippets-'))
      for (const [name, content] of Object.entries(corpusFiles)) writeFileSync(join(folder, name), content, 'latin1')
      servers = await startCaptureServers()
      const workplace = join(folder, 'run')
      mkdirSync(workplace)
      said = await run(
        workplace,
        entries.map((entry) => ({ id: entry.id, text: target.write(requestOf(entry)) })),
      )
    }, runTimeout)

    afterAll(async () => {
      await servers?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    const requestOf = ({ id, request }: CorpusEntry) =>
      request({ http: `${servers.http}/${id}`, https: `${servers.https}/${id}`, file: (name) => join(folder, name) })

    test.each(entries)('$id', (entry) => {
      const request = requestOf(entry)
      const arrived = servers.taken(entry.id)
      const about = (found: readonly Difference[] = []) =>
        `${found.map(({ words }) => words).join('\n')}\n\n${target.write(request).slice(0, 2000)}\n\n${said.slice(-2000)}`
      if (neverArrive.has(entry.id)) {
        expect(arrived, about()).toEqual([])
        return
      }
      const found = differencesOf(request, arrived, {
        variable: () => corpusToken,
        fileBytes: (path) => readFileSync(path),
      })
      const limits = limitsMetBy(target, request)
      const allowed = new Set(limits.map(({ differs }) => differs))
      expect(
        found.filter(({ differs }) => !allowed.has(differs) && !allowed.has('all')).map(({ words }) => words),
        about(found),
      ).toEqual([])
      // A limit that is none any more would be a lie.
      const sure = limits.filter(({ onlySomeReleases }) => onlySomeReleases !== true)
      const unneeded = sure.filter(({ differs }) =>
        differs === 'all' ? found.length === 0 : !found.some((difference) => difference.differs === differs),
      )
      expect(
        unneeded.map(({ id }) => id),
        about(),
      ).toEqual([])
    })
  })
}
