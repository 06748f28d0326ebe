import { defineConfig } from '@playwright/test'

/** One story per file, each with an app, a user-data folder and practice servers of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  testIgnore: 'tour.spec.ts',
  outputDir: '../out/e2e',
  // The clipboard belongs to the whole screen, so stories on one screen take turns; `npm test` has more screens, and there
  // each story goes to whichever is free.
  workers: 1,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
})
