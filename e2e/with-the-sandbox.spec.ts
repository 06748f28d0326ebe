/** The app as people run it: without privileges, and with Chromium's sandbox around every window. */
import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures/app.ts'
import { connectTo, openTab, sendExample, theToken, wayOf } from './fixtures/person.ts'
import { launchSandboxed, whyNoSandbox } from './fixtures/sandboxed-app.ts'

const way = wayOf('infoworks', 'user-password')

test('from the form to the answer, as a user without privileges', async ({ practice }) => {
  const reason = whyNoSandbox()
  test.skip(reason !== null, reason ?? '')
  const { electron, page, close } = await launchSandboxed()
  try {
    await connectTo(page, way, practice.systems.infoworks, 'Anybody')
    await page.getByRole('button', { name: 'Copy token' }).click()
    await expect(theToken(page)).toContainText('Copied.')
    await expect(await sendExample(page, way)).toContainText('200')
    await openTab(page, 'Inspect')
    await expect(page.getByRole('heading', { name: 'What this token says' })).toBeVisible()

    const { uid, words, windows } = await electron.evaluate(({ BrowserWindow }) => ({
      uid: process.getuid?.(),
      words: process.argv,
      windows: BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    }))
    expect(uid).toBeGreaterThan(0)
    expect(words.filter((word) => /sandbox/.test(word))).toEqual([])
    expect(windows).toHaveLength(1)
    for (const pid of windows) expect(statusOf(pid)).toEqual({ mayCallAll: false, mayGainMore: false, isApart: true })
  } finally {
    await close()
  }
})

/** What the kernel says of a process: whether its calls are filtered (2), privileges barred, and its users' names its own. */
function statusOf(pid: number): { mayCallAll: boolean; mayGainMore: boolean; isApart: boolean } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  const line = (name: string) => new RegExp(`^${name}:\\s+(.+)$`, 'm').exec(text)?.[1] ?? ''
  return {
    mayCallAll: line('Seccomp') !== '2',
    mayGainMore: line('NoNewPrivs') !== '1',
    // The numbers of a process within the namespaces it lies in: more than one when it is in one of its own.
    isApart: line('NSpid').split(/\s+/).length > 1,
  }
}
