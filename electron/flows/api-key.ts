import { assertTokenUsable } from '../sign-in/carry.ts'
import { defineFlow } from './define-flow.ts'

/** A key that the person copied from the provider: it is the token. Asks no server; its end is unknown. */
export const apiKey = defineFlow({
  id: 'api-key',
  fields: ['apiKey'],
  async run({ provider, settings, input, ports }) {
    assertTokenUsable(input.apiKey, provider.name)
    return {
      kind: 'api-key',
      accessToken: input.apiKey,
      refreshToken: null,
      refreshExpiresAt: null,
      obtainedAt: ports.clock.now(),
      lifetime: { expiresAt: null, expirySource: 'unknown', lifetimeMs: null, clockOffsetMs: 0 },
      scope: null,
      carryHeaders: [],
      basePath: null,
      notes: settings.note === undefined ? [] : [{ kind: settings.note }],
    }
  },
})
