import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { javascriptFetch } from '../../shared/snippets/javascript-fetch.ts'
import { describeRuns, type SnippetRunner, type SnippetToRun } from './test-runs.ts'
import { runTool } from './test-tools.ts'

const driver = `
for (const name of process.argv.slice(2)) {
  try {
    await import('./' + name)
  } catch (error) {
    console.log(name, error, error.cause)
  }
}
`

/** One process for those that check certificates, and one for those that switch that off for the process. */
const run: SnippetRunner = async (folder, snippets) => {
  for (const { id, text } of snippets) writeFileSync(join(folder, `${id}.mjs`), text)
  writeFileSync(join(folder, 'all.mjs'), driver)
  const trusting = (snippet: SnippetToRun) => snippet.text.includes('NODE_TLS_REJECT_UNAUTHORIZED')
  const groups = [snippets.filter((snippet) => !trusting(snippet)), snippets.filter(trusting)]
  const said = await Promise.all(
    groups.map((group) =>
      runTool(folder, process.execPath, ['--no-warnings', 'all.mjs', ...group.map(({ id }) => `${id}.mjs`)]),
    ),
  )
  return said.join('\n')
}

describeRuns(javascriptFetch, { missing: null, run })
