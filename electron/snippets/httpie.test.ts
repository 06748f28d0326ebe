import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { httpie } from '../../shared/snippets/httpie.ts'
import { runInBash } from './test-bash-runs.ts'
import { describeRuns } from './test-runs.ts'
import { findTool } from './test-tools.ts'

describeRuns(httpie, {
  missing: findTool('http') === null ? 'HTTPie' : null,
  run: (folder, snippets) => {
    // Else it would look for news about itself.
    writeFileSync(join(folder, 'config.json'), '{"disable_update_warnings": true}')
    return runInBash(folder, snippets)
  },
})
