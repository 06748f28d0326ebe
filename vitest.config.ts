import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Generous: two cores may be shared with a browser. Nothing waits for it on purpose. */
const testTimeout = 20_000

/** Here modules are replaced (a disk that fills up), which files that share a process would pass on to one another. */
const replacing = 'electron/adapters/**/*.test.ts'

/** Half of what the unit tests cost was loading the same modules anew for each file. */
const isolate = false

/**
 * Unit tests run in plain Node; those that touch crypto, TLS and flows once more inside Electron's own Node. Files share the
 * process they run in, but for those `-apart`. A file puts back what it changes outside itself.
 */
export default defineConfig({
  test: {
    // Left to itself it leaves one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'node',
          testTimeout,
          isolate,
          include: [
            'shared/**/*.test.ts',
            'electron/**/*.test.ts',
            'renderer/**/*.test.ts',
            'scripts/**/*.test.ts',
            'e2e/faults/*.test.ts',
          ],
          exclude: ['electron/architecture.test.ts', replacing],
        },
      },
      { test: { name: 'node-apart', testTimeout, include: [replacing] } },
      {
        test: {
          name: 'electron-node',
          testTimeout,
          isolate,
          include: [
            'shared/jwt/**/*.test.ts',
            'electron/signatures/**/*.test.ts',
            'electron/flows/**/*.test.ts',
            'electron/oauth/**/*.test.ts',
            'electron/http/**/*.test.ts',
            'electron/practice/**/*.test.ts',
            'electron/services/**/*.test.ts',
            'electron/sealing/**/*.test.ts',
            'electron/rules/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'electron-node-apart',
          testTimeout,
          include: ['electron/adapters/{answer-files,give-back,seal*}.test.ts'],
        },
      },
      { test: { name: 'architecture', include: ['electron/architecture.test.ts'] } },
    ],
  },
})
