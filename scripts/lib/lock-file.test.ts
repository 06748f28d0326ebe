import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inProject } from './project-folder.mjs'

type Package = { version?: string; optionalDependencies?: Record<string, string> }

// A registry that lacks the packages for some systems lets npm write a lock file without them; `npm ci` then refuses it.
it('package-lock.json names the packages for every system, so that npm ci works from a fresh clone', () => {
  const { packages }: { packages: Record<string, Package> } = JSON.parse(
    readFileSync(inProject('package-lock.json'), 'utf8'),
  )
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`]?.version && !packages[`${path}/node_modules/${name}`]?.version,
    ),
  )
  expect(missing).toEqual([])
})
