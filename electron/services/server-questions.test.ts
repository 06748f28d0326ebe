/** What goes wrong with questions about a token before any server is asked. What servers say is in `electron/rules`. */
import { expect, it } from 'vitest'
import { failureOf, startTestServer } from '../http/test-server.ts'
import { connect, createTestServices, tokens } from './test-services.ts'

it.each([
  [false, 'Is there one on this computer?'],
  [true, 'try without it'],
])(
  'signing out where no browser starts is said, with what may help (with the ID token: %j)',
  async (withHint, help) => {
    const services = createTestServices()
    const server = await startTestServer(() => tokens(1))
    const { id } = await connect(services, {
      providerId: 'oauth-server',
      signInId: 'client-credentials',
      name: 'Mine',
      environment: { kind: 'test', label: 'Test' },
      servers: { token: `${server.url}/token`, endSession: `${server.url}/end` },
      values: { clientId: 'client' },
      secrets: { clientSecret: 'secret' },
      acceptsInsecure: false,
      verifyTls: true,
      keepFresh: false,
      basicEncoding: 'exact',
    })
    services.failing.browser = true
    const { error } = await failureOf(services.questions.signOut(id, withHint))
    expect(error).toMatchObject({ code: 'invalid-input', reason: expect.stringContaining(help) })
    services.failing.browser = false
    await services.questions.signOut(id, withHint)
    expect(services.opened).toEqual([`${server.url}/end?client_id=client`])
  },
)
