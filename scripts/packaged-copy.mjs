// `node scripts/packaged-copy.mjs <electron> <folder>`: makes a packaged app there, and prints where it is and how its fuses stand.
import { readFuses } from './lib/fuses.mjs'
import { makePackagedCopy } from './lib/packaged-copy.mjs'
import { Problem } from './lib/problem.mjs'
import { runScript } from './lib/run-script.mjs'

runScript(async () => {
  const [electron, folder] = process.argv.slice(2)
  if (!electron || !folder) {
    throw new Problem('Two things are missing.', 'Name the Electron to copy, and a folder to put the app into.')
  }
  const binary = await makePackagedCopy(electron, folder)
  console.log(JSON.stringify({ binary, fuses: await readFuses(binary) }))
  return 0
})
