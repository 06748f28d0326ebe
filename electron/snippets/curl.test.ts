import { curlBash } from '../../shared/snippets/curl-bash.ts'
import { runInBash } from './test-bash-runs.ts'
import { describeRuns } from './test-runs.ts'
import { findTool } from './test-tools.ts'

describeRuns(curlBash, { missing: findTool('curl') === null ? 'curl' : null, run: runInBash })
