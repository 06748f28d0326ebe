/** A second start only brings the window forward. Spawned as a process: what is tested is two of them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appArguments, electronPath, expect, test } from './fixtures/app.ts'

test('a second start ends by itself and brings the first window forward', async ({ launcher }) => {
  const { electron } = await launcher.launch()
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())

  const second = spawn(electronPath(), appArguments(launcher.userData), { stdio: 'ignore' })
  const giveUp = setTimeout(() => second.kill('SIGKILL'), 20_000)
  const [code] = await once(second, 'exit')
  clearTimeout(giveUp)

  expect(code).toBe(0)
  const windows = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({ minimized: window.isMinimized(), visible: window.isVisible() })),
    )
  await expect.poll(windows).toEqual([{ minimized: false, visible: true }])
})

test('of two that start at the same moment one stays, and nothing is damaged', async ({ launcher }) => {
  for (let turn = 0; turn < 3; turn += 1) {
    const both = [0, 1].map(() => spawn(electronPath(), appArguments(launcher.userData), { stdio: 'ignore' }))
    const first = await Promise.race(both.map(async (child) => once(child, 'exit').then(() => child)))
    const other = both.find((child) => child !== first)
    expect([first.exitCode, first.signalCode]).toEqual([0, null])
    expect([other?.exitCode, other?.signalCode]).toEqual([null, null])
    // It may be in the middle of its start.
    other?.kill(turn === 1 ? 'SIGKILL' : 'SIGTERM')
    if (other) await once(other, 'exit')
  }
  const { page } = await launcher.launch()
  await expect(page.getByRole('button', { name: 'Connect your own system' })).toBeVisible()
  await expect(page.getByText(/damaged|set aside/)).toHaveCount(0)
})
