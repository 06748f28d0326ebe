import { defineConfig } from '@playwright/test'

/** One story per file, each with an app, a user-data folder and practice servers of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  testIgnore: 'tour.spec.ts',
  outputDir: '../out/e2e',
  // The clipboard belongs to the whole screen, so stories on one screen take turns; `npm test` has two screens.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
})
