import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Generous: two cores may be shared with a browser. Nothing waits for it on purpose. */
const testTimeout = 20_000

/** Unit tests run in plain Node; those that touch crypto, TLS and flows once more inside Electron's own Node. */
export default defineConfig({
  test: {
    // Left to itself it leaves one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'node',
          testTimeout,
          include: [
            'shared/**/*.test.ts',
            'electron/**/*.test.ts',
            'renderer/**/*.test.ts',
            'scripts/**/*.test.ts',
            'e2e/faults/*.test.ts',
          ],
          exclude: ['electron/architecture.test.ts'],
        },
      },
      {
        test: {
          name: 'electron-node',
          testTimeout,
          include: [
            'shared/jwt/**/*.test.ts',
            'electron/signatures/**/*.test.ts',
            'electron/flows/**/*.test.ts',
            'electron/oauth/**/*.test.ts',
            'electron/http/**/*.test.ts',
            'electron/adapters/{answer-files,give-back}.test.ts',
            'electron/practice/**/*.test.ts',
            'electron/services/**/*.test.ts',
            'electron/adapters/seal*.test.ts',
            'electron/sealing/**/*.test.ts',
            'electron/rules/**/*.test.ts',
          ],
        },
      },
      { test: { name: 'architecture', include: ['electron/architecture.test.ts'] } },
    ],
  },
})
