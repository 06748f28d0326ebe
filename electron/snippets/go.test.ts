import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goNetHttp } from '../../shared/snippets/go-net-http.ts'
import { describeRuns, type SnippetRunner } from './test-runs.ts'
import { findTool, runTool } from './test-tools.ts'

/** All are built with one command, and kept from the network while they are. */
const run: SnippetRunner = async (folder, snippets) => {
  writeFileSync(join(folder, 'go.mod'), 'module snippets\n\ngo 1.18\n')
  for (const { id, text } of snippets) {
    mkdirSync(join(folder, id))
    writeFileSync(join(folder, id, 'main.go'), text)
  }
  // The standard library is compiled once per machine and not once per run.
  const home = process.env.HOME ?? folder
  // (A go.mod in the folder for temporary files would be passed over.)
  const environment = { HOME: home, TMPDIR: tmpdir(), GOPROXY: 'off', GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' }
  const built = await runTool(folder, 'go', ['build', '-p', '2', '-ldflags=-s -w', '-o', 'bin/', './...'], environment)
  writeFileSync(
    join(folder, 'all.sh'),
    snippets.map(({ id }) => `timeout 30 ./bin/${id} || echo "${id}: $?"`).join('\n'),
  )
  return `${await runTool(folder, 'bash', ['all.sh'])}\n${built}`
}

describeRuns(goNetHttp, { missing: findTool('go') === null ? 'go' : null, run })
