import { describe, expect, it } from 'vitest'
import type { KeyedStep, SignInStep } from '../../shared/domain/sign-in-step.ts'
import { failureOf as appFailureOf } from '../http/test-server.ts'
import type { Interaction } from '../ports/interaction.ts'
import { createSignInSteps } from './sign-in-steps.ts'

const cancelled = { code: 'cancelled' }
const browser: SignInStep = {
  kind: 'browser',
  address: 'https://login.example/authorize?state=1',
  state: 'open',
  redirectUri: 'https://localhost/done',
  isPasted: true,
  endsAt: 300_000,
}
const code: SignInStep = {
  kind: 'device-code',
  userCode: 'WDJB-MJHT',
  address: 'https://login.example/device',
  wholeAddress: null,
  endsAt: 300_000,
}

/** What something fails with. */
const failureOf = async (what: Promise<unknown>) => (await appFailureOf(what)).error

/** The service in a world that writes everything down; `sit` begins a sign-in that ends when the test says so. */
function testSteps() {
  const told: KeyedStep[] = []
  const opened: [address: string, acceptsInsecure: boolean][] = []
  const copied: string[] = []
  const closed: string[] = []
  const world = { hasBrowser: true }
  const steps = createSignInSteps({
    redirects: {
      async open(wish) {
        return {
          redirectUri: `hallpass://${wish.path}`,
          arrived: new Promise(() => {}),
          close: async () => void closed.push(wish.path),
        }
      },
    },
    links: {
      open: async () => {},
      async openSignIn(address, acceptsInsecure) {
        if (!world.hasBrowser) throw new Error('No browser')
        opened.push([address, acceptsInsecure])
      },
    },
    clipboard: { write: async (text) => void copied.push(text), clearIf: async () => false },
    announce: (keyed) => void told.push(keyed),
  })
  async function sit(key: string, acceptsInsecure = false) {
    const controller = new AbortController()
    let finish: (value: string) => void = () => {}
    let interaction: Interaction | null = null
    const outcome = steps.during(key, { signal: controller.signal, acceptsInsecure }, (given) => {
      interaction = given
      return new Promise<string>((resolve) => {
        finish = resolve
      })
    })
    outcome.catch(() => {})
    if (interaction === null) throw new Error('The sign-in did not begin')
    return { outcome, finish, cancel: () => controller.abort(), interaction: interaction as Interaction }
  }
  return { steps, told, opened, copied, closed, world, sit }
}

describe('a sign-in that needs the person', () => {
  it('tells the window of its step, and that it is gone once the sign-in is done', async () => {
    const { steps, told, sit } = testSteps()
    const { interaction, outcome, finish } = await sit('a')
    expect(steps.list()).toEqual([])
    interaction.show(browser)
    expect(steps.list()).toEqual([{ key: 'a', step: browser }])
    finish('token')
    expect(await outcome).toBe('token')
    expect(told).toEqual([
      { key: 'a', step: browser },
      { key: 'a', step: null },
    ])
    expect(steps.list()).toEqual([])
  })

  it('that is cancelled ends at once: its step, its door, and what was still asked of the person', async () => {
    const { steps, told, closed, sit } = testSteps()
    const { interaction, outcome, cancel } = await sit('a')
    await interaction.redirects.open({ kind: 'app-link', path: 'sign-in' })
    interaction.show(browser)
    const pasted = failureOf(interaction.pasted())
    cancel()
    expect(told.at(-1)).toEqual({ key: 'a', step: null })
    expect(closed).toEqual(['sign-in'])
    expect(await failureOf(outcome)).toMatchObject(cancelled)
    expect(await pasted).toMatchObject(cancelled)
    await expect(async () => interaction.show(browser)).rejects.toThrow('cancelled')
    expect(await failureOf(interaction.browse('https://login.example'))).toMatchObject(cancelled)
    expect(await failureOf(interaction.redirects.open({ kind: 'app-link', path: 'late' }))).toMatchObject(cancelled)
    expect(steps.list()).toEqual([])
  })

  it('gives way to another one of the same key, whose step stays', async () => {
    const { steps, told, closed, sit } = testSteps()
    const first = await sit('a')
    await first.interaction.redirects.open({ kind: 'app-link', path: 'first' })
    first.interaction.show(browser)
    const second = await sit('a')
    second.interaction.show(code)
    expect(await failureOf(first.outcome)).toMatchObject(cancelled)
    expect(closed).toEqual(['first'])
    expect(steps.list()).toEqual([{ key: 'a', step: code }])
    expect(told.at(-1)).toEqual({ key: 'a', step: code })
  })

  it('does not end one of another key', async () => {
    const { steps, sit } = testSteps()
    const a = await sit('a')
    const b = await sit('b')
    a.interaction.show(browser)
    b.interaction.show(code)
    a.cancel()
    expect(steps.list()).toEqual([{ key: 'b', step: code }])
  })
})

describe('the page of a step', () => {
  it('is opened as the connection allows it, and again when the person asks', async () => {
    const { steps, opened, sit } = testSteps()
    const { interaction } = await sit('a', true)
    expect(await interaction.browse('http://login.example/authorize')).toBe(true)
    interaction.show(browser)
    await steps.openAgain('a')
    expect(opened).toEqual([
      ['http://login.example/authorize', true],
      [browser.address, true],
    ])
  })

  it('is copied where no browser could be started', async () => {
    const { steps, copied, world, sit } = testSteps()
    world.hasBrowser = false
    const { interaction } = await sit('a')
    expect(await interaction.browse(browser.address)).toBe(false)
    interaction.show({ ...browser, state: 'not-opened' })
    expect(await failureOf(steps.openAgain('a'))).toMatchObject({ code: 'request-refused' })
    await steps.copyAddress('a')
    expect(copied).toEqual([browser.address])
  })

  it('has its code copied, and is opened with the code in it where the server gave such an address', async () => {
    const { steps, copied, opened, sit } = testSteps()
    const { interaction } = await sit('a')
    interaction.show({ ...code, wholeAddress: 'https://login.example/device?code=1' })
    await steps.copyCode('a')
    await steps.openAgain('a')
    expect([copied, opened]).toEqual([['WDJB-MJHT'], [['https://login.example/device?code=1', false]]])
  })

  it('is gone when nobody waits for it', async () => {
    const { steps } = testSteps()
    for (const call of [steps.openAgain, steps.copyAddress, steps.copyCode]) {
      expect(await failureOf(call('a'))).toMatchObject(cancelled)
    }
    await expect(async () => steps.giveAddress('a', 'https://localhost/done?code=1&state=1')).rejects.toThrow(
      'cancelled',
    )
  })
})

describe('an address that is pasted', () => {
  const good = 'https://localhost/done?code=1&state=1'

  it('reaches the sign-in that asked for it, once for each time it asks', async () => {
    const { steps, sit } = testSteps()
    const { interaction } = await sit('a')
    interaction.show(browser)
    const first = interaction.pasted()
    steps.giveAddress('a', ` ${good}\n`)
    expect(await first).toBe(good)
    await expect(async () => steps.giveAddress('a', good)).rejects.toThrow('cancelled')
  })

  it.each([
    'abc',
    'https://localhost/done',
    'https://localhost/done?code=1',
    'https://localhost/other?code=1&state=1',
    'https://localhost.evil.example/done?code=1&state=1',
    'http://localhost/done?code=1&state=1',
  ])('is refused with words when it cannot be it, and the sign-in goes on waiting: %s', async (address) => {
    const { steps, sit } = testSteps()
    const { interaction } = await sit('a')
    interaction.show(browser)
    const pasted = interaction.pasted()
    expect(await failureOf((async () => steps.giveAddress('a', address))())).toMatchObject({
      code: 'invalid-input',
      field: 'address',
    })
    steps.giveAddress('a', good)
    expect(await pasted).toBe(good)
  })
})
