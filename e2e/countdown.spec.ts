/** The countdown: right to the second, right at once after sleep, and quiet for those who listen. */
import { expect, test } from './fixtures/app.ts'
import { connectTo, theToken, wayOf } from './fixtures/person.ts'

test('it counts every second down to its end, without drifting', async ({ app, practice }) => {
  const { page } = app
  practice.systems.unifier.setLifetime(6)
  await connectTo(page, wayOf('unifier', 'integration-user'), practice.systems.unifier)
  const [state] = await page.evaluate(async () => {
    const states = await window.api.calls.tokens.list()
    return states.ok ? states.value : []
  })
  const expiresAt = state?.token?.expiresAt ?? 0
  const seen = await page.evaluate(async (end) => {
    const pass = document.querySelector('article[aria-label^="Token of "]')
    const samples: { shown: string; left: number; state: string | undefined }[] = []
    while (Date.now() < end + 700) {
      const shown = /\d+:\d\d/.exec(pass?.textContent ?? '')?.[0] ?? ''
      samples.push({ shown, left: end - Date.now(), state: (pass as HTMLElement | null)?.dataset.state })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return samples
  }, expiresAt)

  // A sample within 200 ms of a change may have been taken before the screen was drawn again.
  const settled = seen.filter(({ left }) => ((-left % 1000) + 1000) % 1000 > 200)
  expect(settled.length).toBeGreaterThan(20)
  for (const { shown, left, state: shownState } of settled) {
    if (left > 0) expect(shown).toBe(`0:0${Math.ceil(left / 1000)}`)
    else expect(shownState).toBe('over')
  }
})

test('after the computer slept past its end, it is right at once', async ({ app, practice }) => {
  const { page } = app
  await page.clock.install({ time: Date.now() })
  await page.reload()
  await connectTo(page, wayOf('infolink', 'client-credentials'), practice.systems.infolink)
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')

  // The clock jumps as it does over a sleep: time has passed, no timer of the time between is run one by one.
  await page.clock.fastForward('02:00:00')
  await expect(theToken(page)).toHaveAttribute('data-state', 'over')
})

test('a screen reader hears changes of state, not seconds', async ({ app, practice }) => {
  const { page } = app
  practice.systems.unifier.setLifetime(5)
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const collect = () => {
      for (const region of document.querySelectorAll('[role=status], [aria-live=polite], [role=alert]')) {
        const said = region.textContent ?? ''
        if (said !== '' && heard.at(-1) !== said && !heard.includes(said)) heard.push(said)
      }
    }
    new MutationObserver(collect).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await connectTo(page, wayOf('unifier', 'integration-user'), practice.systems.unifier)
  await expect(theToken(page)).toHaveAttribute('data-state', 'over', { timeout: 8_000 })

  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  const ofTheToken = heard.filter((said) => /token|ended|good/i.test(said) && !/sign-in|Signs in/i.test(said))
  expect(ofTheToken.length).toBeGreaterThan(0)
  expect(ofTheToken.length).toBeLessThan(5)
  for (const said of ofTheToken) expect(said).not.toMatch(/0:0\d/)
})
