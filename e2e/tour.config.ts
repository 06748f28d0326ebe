import { defineConfig } from '@playwright/test'

/** The guided tour: `npm run tour`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'tour.spec.ts',
  outputDir: '../out/tour-run',
  workers: 1,
  timeout: 10 * 60_000,
  expect: { timeout: 15_000 },
  reporter: [['line']],
})
