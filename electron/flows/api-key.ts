import { AppFailure } from '../../shared/core/app-error.ts'
import { isTokenUsable } from '../sign-in/carry.ts'
import { basicOf } from './basic.ts'
import { defineFlow, type FlowConnection } from './define-flow.ts'

/**
 * A key that the person copied from the provider: it is the token. Or user name and password, for servers that want them with
 * every request: then the token is what stands behind the word Basic. Asks no server; its end is unknown.
 */
export const apiKey = defineFlow({
  id: 'api-key',
  fields: ['apiKey'],
  async run({ settings, input, values, connection, ports }) {
    // Space around it came along when it was copied: a header could not carry it anyway.
    const key = settings.madeOf === undefined ? input.apiKey.trim() : pairOf(values, connection)
    if (!isTokenUsable(key)) {
      const reason = 'This key holds a space, a line break or a letter that no key has. Copy it once more, all of it.'
      throw new AppFailure({ code: 'invalid-input', field: 'apiKey', reason })
    }
    return {
      kind: 'api-key',
      accessToken: key,
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

/** User name and password as Basic has them (RFC 7617), without the word. Throws `invalid-input`. */
function pairOf(values: Readonly<Partial<Record<string, string>>>, { basicEncoding }: FlowConnection): string {
  return basicOf(values.username ?? '', values.password ?? '', basicEncoding).slice('Basic '.length)
}
