import { wget } from '../../shared/snippets/wget.ts'
import { runInBash } from './test-bash-runs.ts'
import { describeRuns } from './test-runs.ts'
import { findTool } from './test-tools.ts'

describeRuns(wget, { missing: findTool('wget') === null ? 'wget' : null, run: runInBash })
