/** There is no Windows here: the command is taken apart as Windows would, and the curl of this machine gets the words. */
import { expect, test } from 'vitest'
import { curlCmd } from '../../shared/snippets/curl-cmd.ts'
import { corpusToken, corpusVariable } from '../../shared/snippets/test-corpus.ts'
import { describeRuns, type SnippetRunner, type SnippetToRun } from './test-runs.ts'
import { findTool, runTool } from './test-tools.ts'
import { windowsWords } from './test-windows-cmd.ts'

const run: SnippetRunner = async (folder, snippets) => {
  const said: string[] = []
  const runOne = async ({ id, text }: SnippetToRun) => {
    try {
      const [command = '', ...words] = windowsWords(text, { [corpusVariable]: corpusToken })
      said.push(await runTool(folder, command, ['--silent', '--show-error', ...words]))
    } catch (thrown) {
      said.push(`${id}: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    }
  }
  for (let at = 0; at < snippets.length; at += 2) await Promise.all(snippets.slice(at, at + 2).map(runOne))
  return said.join('\n')
}

describeRuns(curlCmd, { missing: findTool('curl') === null ? 'curl' : null, run, tool: 'cURL (Windows cmd), modelled' })

test.each([
  ['plain "two words" x', ['plain', 'two words', 'x']],
  ['a\\b "c\\\\d" "e\\"f" "g\\\\"', ['a\\b', 'c\\\\d', 'e"f', 'g\\']],
  ['x ^"a ^& b^" "c ^& d"', ['x', 'a & b', 'c ^& d']],
  ['x ^\n  y', ['x', 'y']],
  ['x ^"a^\n\nb^"', ['x', 'a\nb']],
  ['x %PATH% %NOPE% %^PATH^%', ['x', 'C:\\Windows', '%NOPE%', '%PATH%']],
  ['x %PATH:a=b%', ['x', 'C:\\Windows']],
])('the model takes %j apart', (line, words) => {
  expect(windowsWords(line, {})).toEqual(words)
})

test('the model minds what would start another program', () => {
  expect(() => windowsWords('x a&b', {})).toThrow('take & for its own')
  expect(() => windowsWords('x\ny', {})).toThrow('2 commands')
})
