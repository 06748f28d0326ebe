import { describe, expect, test } from 'vitest'
import { limitsMetBy, limitsOf } from './define-target.ts'
import { plainHeader } from './request-parts.ts'
import type { SnippetRequest } from './snippet-request.ts'
import { findTarget, snippetTargets } from './targets.ts'
import { corpus, corpusVariable } from './test-corpus.ts'
import { knownLimits } from './test-known-limits.ts'

const entries = corpus.map(({ id, request }) => ({
  id,
  request: request({
    http: `http://h.example/${id}`,
    https: `https://h.example/${id}`,
    file: (name) => `/files/${name}`,
  }),
}))

const canary = 'eyJhbGciOi.CANARY-7f3a.c2ln'

const withAuthorization = (value: SnippetRequest['headers'][number]['value']): SnippetRequest => ({
  method: 'POST',
  url: 'https://api.example/v1/things?page[size]=2',
  headers: [{ name: 'Authorization', value }, plainHeader('Content-Type', 'application/json')],
  body: { kind: 'text', text: '{"name":"it\'s $5"}' },
  verifyTls: true,
  followRedirects: true,
})

const held = withAuthorization([{ text: 'Bearer ' }, { variable: corpusVariable }])

describe('the targets', () => {
  test('are found by their names, and nothing else is', () => {
    expect(snippetTargets).toHaveLength(11)
    for (const target of snippetTargets) expect(findTarget(target.id)).toBe(target)
    expect(findTarget('telnet')).toBeUndefined()
  })

  test.each(snippetTargets)('$label: says how to set the variable, in one sentence', ({ howToSet }) => {
    expect(howToSet).toMatch(/^[A-Z].*HALLPASS_TOKEN.*\.$/)
  })
})

describe('the corpus', () => {
  test('is large, and no two entries share a name', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(100)
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length)
  })
})

describe('the token', () => {
  test.each(snippetTargets)('$label: is read from the environment', ({ write }) => {
    const snippet = write(held)
    expect(snippet.split(corpusVariable)).toHaveLength(2)
    expect(snippet).toContain('Bearer ')
  })

  test.each(snippetTargets)('$label: stands in the snippet only where it was given as text', ({ write }) => {
    expect(write(withAuthorization([{ text: `Bearer ${canary}` }]))).toContain(canary)
    expect(write(held)).not.toContain(canary)
  })
})

describe('known limits', () => {
  test('the table has every target and every limit', () => {
    expect(Object.keys(knownLimits)).toEqual(snippetTargets.map(({ id }) => id))
    for (const target of snippetTargets) {
      expect(Object.keys(knownLimits[target.id] ?? {})).toEqual(limitsOf(target).map(({ id }) => id))
    }
  })

  test.each(snippetTargets)('$label: are met by the entries of the table and no others', (target) => {
    const met = limitsOf(target).map(({ id }) => [
      id,
      entries
        .filter(({ request }) => limitsMetBy(target, request).some((limit) => limit.id === id))
        .map((entry) => entry.id),
    ])
    expect(Object.fromEntries(met)).toEqual(knownLimits[target.id])
    expect(met.filter(([, ids]) => ids?.length === 0)).toEqual([])
  })

  test.each(snippetTargets)('$label: are told in a comment, one line each, and only there', (target) => {
    for (const { request } of entries) {
      const lines = target.write(request).split('\n')
      const met = limitsMetBy(target, request)
      for (const { reason } of limitsOf(target)) {
        const told = lines.filter((line) => line.endsWith(` ${reason}`))
        expect(told).toHaveLength(met.some((limit) => limit.reason === reason) ? 1 : 0)
      }
    }
  })

  test.each(snippetTargets)(
    '$label: are one sentence or two, without signs a shell could take for its own',
    (target) => {
      // An interactive zsh knows no comments: it looks for a program called #, and must find nothing else to do.
      const allowed = target.language === 'shell' ? /^[A-Za-z0-9.:,% -]+\.$/ : /^[A-Za-z0-9.?:;,=@% -]+\.$/
      for (const { reason } of limitsOf(target)) expect(reason).toMatch(allowed)
    },
  )
})
