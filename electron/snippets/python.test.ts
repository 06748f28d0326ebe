import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pythonRequests } from '../../shared/snippets/python-requests.ts'
import { describeRuns, type SnippetRunner } from './test-runs.ts'
import { findTool, runTool, works } from './test-tools.ts'

/** Runs each file in a fork of a process that has the library loaded already: a start of its own would take longer. */
const driver = `
import os, runpy, sys, traceback
import requests
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        try:
            runpy.run_path(name, run_name='__main__')
        except BaseException:
            print(name, traceback.format_exc(limit=-1))
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(child, 0)
`

/** No name of a module: a file `token.py` would be taken for Python's own. */
const fileOf = (id: string) => `snippet-${id}.py`

function runWith(python: string): SnippetRunner {
  return (folder, snippets) => {
    for (const { id, text } of snippets) writeFileSync(join(folder, fileOf(id)), text)
    return runTool(folder, python, ['-W', 'ignore', '-c', driver, ...snippets.map(({ id }) => fileOf(id))])
  }
}

/** The one that is found first, and the system's own where that is another: their libraries differ in age. */
const pythons = [...new Set([findTool('python3'), '/usr/bin/python3'])].filter(
  (python) => python !== null && works(python, '-c', 'import requests'),
)

for (const python of pythons)
  describeRuns(pythonRequests, { missing: null, run: runWith(python ?? ''), tool: python ?? '' })
if (pythons.length === 0) describeRuns(pythonRequests, { missing: 'Python with requests', run: runWith('') })
