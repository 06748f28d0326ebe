import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { powershell } from '../../shared/snippets/powershell.ts'
import { describeRuns } from './test-runs.ts'
import { findTool, runTool } from './test-tools.ts'

const driver = `
foreach ($name in $args) {
    try { & "./$name" } catch { "$name $_" }
}
`

describeRuns(powershell, {
  missing: findTool('pwsh') === null ? 'pwsh' : null,
  run: (folder, snippets) => {
    for (const { id, text } of snippets) writeFileSync(join(folder, `${id}.ps1`), text)
    writeFileSync(join(folder, 'all.ps1'), driver)
    return runTool(folder, 'pwsh', [
      '-NoProfile',
      '-NonInteractive',
      '-File',
      'all.ps1',
      ...snippets.map(({ id }) => `${id}.ps1`),
    ])
  },
})
