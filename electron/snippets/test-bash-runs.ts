/** Runs snippets that are commands for bash: each its own script, all started by two scripts at a time. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SnippetRunner, SnippetToRun } from './test-runs.ts'
import { runTool } from './test-tools.ts'

const atOnce = 2

export const runInBash: SnippetRunner = async (folder, snippets) => {
  const groups = Array.from({ length: atOnce }, (_, group) => snippets.filter((_, index) => index % atOnce === group))
  const said = await Promise.all(groups.map((group, index) => runGroup(folder, group, `all-${index}.sh`)))
  return said.join('\n')
}

async function runGroup(folder: string, snippets: readonly SnippetToRun[], name: string): Promise<string> {
  for (const { id, text } of snippets) writeFileSync(join(folder, `${id}.sh`), text)
  // HTTPie looks whether its input is a terminal; what is pasted is typed into one, what runs here has none.
  const lines = snippets.map(
    ({ id }) => `timeout 30 bash ./${id}.sh > ${id}.out 2>&1 < /dev/null || echo "${id}: $? $(tail -c 300 ${id}.out)"`,
  )
  writeFileSync(join(folder, name), lines.join('\n'))
  return runTool(folder, 'bash', [name])
}
