// The app's own modules, built for a bench to measure.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

export const project = join(import.meta.dirname, '..')
const built = join(project, 'out', 'bench')

/** Loads a module that was built. @param {string} name */
export const load = (name) => import(pathToFileURL(join(built, `${name}.mjs`)).href)

/** Builds these modules; their names are what `load` takes. @param {Readonly<Record<string, string>>} paths from the project's folder */
export async function buildModules(paths) {
  const input = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, join(project, path)]))
  await build({
    ...{ configFile: false, root: project, logLevel: 'error' },
    build: {
      ssr: true,
      outDir: built,
      emptyOutDir: true,
      rollupOptions: { input, output: { entryFileNames: '[name].mjs' } },
    },
  })
}
