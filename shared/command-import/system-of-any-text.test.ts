/** Whatever is pasted: it is read, or refused in a sentence; and what is read can be kept. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemOfCommands } from './provider-of-command.ts'
import { readCommands } from './read-commands.ts'
import { requestLines } from './request-lines.ts'
import { anyText, examples } from './test-any-text.ts'

test('nothing that is pasted makes it fail', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, second) => {
      const system = systemOfCommands(readCommands(text), readCommands(second))
      if ('problem' in system) {
        expect(system.problem).toMatch(/^[A-Z].*\.$/s)
        return
      }
      const { provider, notes, notTaken } = system
      const [signIn] = provider.signIns
      const names = signIn?.fields.map(({ name }) => name) ?? []
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(name).toMatch(/^[A-Za-z_][\w-]{0,99}$/)
      for (const { secret, default: start } of signIn?.fields ?? []) expect(secret && start !== undefined).toBe(false)
      for (const line of requestLines(provider)) {
        for (const piece of line) if ('field' in piece) expect(names).toContain(piece.field)
      }
      for (const sentence of [...notes, ...notTaken]) expect(sentence).toMatch(/[.?]$/)
    }),
    { numRuns: 400 },
  )
})

test('a long text is read in a moment', () => {
  const long = `curl https://a.io/login -d '{"password": "${'<x>'.repeat(20_000)}"}' ${'-H "A: <b>" '.repeat(5_000)}`
  expect(() => systemOfCommands(readCommands(long))).not.toThrow()
  expect(() => systemOfCommands(readCommands(examples.join('\n').repeat(4)))).not.toThrow()
})
