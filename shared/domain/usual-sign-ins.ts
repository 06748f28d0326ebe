/** Sign-ins as they come again and again in what people bring in: drawn up in one place, so that they speak alike. */
import type { ClientAuthMethod, OAuthSettings } from './oauth-settings.ts'
import type { FlowId, SignIn } from './provider.ts'

type GrantId = Extract<FlowId, 'authorization-code' | 'device-code' | 'client-credentials' | 'password'>

export const grantLabels = {
  'authorization-code': 'In the browser',
  implicit: 'In the browser',
  'device-code': 'On another device',
  'client-credentials': 'As a program',
  password: 'User name and password',
} as const

const summaries = {
  'authorization-code': 'You sign in on the server’s own page, and come back.',
  'device-code': 'With a code that is typed on the server’s page, on any device.',
  'client-credentials': 'Client ID and secret; nobody signs in.',
  password: 'Typed here and sent to the server, together with a client ID.',
} as const

const ofPrograms: readonly ClientAuthMethod[] = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none']
const ofPeople: readonly ClientAuthMethod[] = ['none', 'client_secret_basic', 'client_secret_post']

/** One of the grants of OAuth 2, which draws its form itself. */
export function grantSignIn(
  id: string,
  flow: GrantId,
  settings: Omit<OAuthSettings, 'clientAuth' | 'asksAll'>,
): SignIn {
  const clientAuth = flow === 'authorization-code' || flow === 'device-code' ? ofPeople : ofPrograms
  return {
    id,
    label: grantLabels[flow],
    summary: summaries[flow],
    flow,
    settings: { ...settings, clientAuth, asksAll: true },
    fields: [],
    renewal: flow === 'client-credentials' ? { kind: 'sign-in-again' } : { kind: 'refresh-token' },
  }
}

/** A token from somewhere else, sent as Bearer (RFC 6750); `format`: what is said of it, such as `JWT`. */
export function tokenSignIn(id: string, format = ''): SignIn {
  return {
    id,
    label: format === '' ? 'A token I have' : `A token I have (${format})`,
    summary: 'You have it from somewhere else; it goes behind the word Bearer.',
    flow: 'api-key',
    settings: {},
    fields: [{ name: 'apiKey', label: 'Token', secret: true, required: true, kind: 'text' }],
    renewal: { kind: 'none' },
  }
}

/** User name and password with every request (RFC 7617). */
export function basicSignIn(id: string): SignIn {
  return {
    id,
    label: 'User name and password',
    summary: 'Both go with every request (Basic).',
    flow: 'api-key',
    settings: { madeOf: 'username-and-password' },
    fields: [
      {
        name: 'username',
        label: 'User name',
        secret: false,
        required: true,
        kind: 'text',
        mustNotContain: {
          text: ':',
          reason: 'A user name cannot contain “:” here, because it marks where the password begins.',
        },
      },
      { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' },
    ],
    renewal: { kind: 'none' },
    use: { header: 'Authorization', scheme: 'Basic' },
  }
}

/** A key with every request, in a header of its own; `scheme`: the word before it. */
export function keySignIn(id: string, header: string, scheme = ''): SignIn {
  return {
    id,
    label: 'API key',
    summary: `Goes with every request, in the header ${header}.`,
    flow: 'api-key',
    settings: {},
    fields: [{ name: 'apiKey', label: 'API key', secret: true, required: true, kind: 'text' }],
    renewal: { kind: 'none' },
    use: { header, scheme },
  }
}

/** The same with ids that are ids, each there once; where two have one label, their old ids tell them apart. */
export function distinctSignIns(signIns: readonly SignIn[]): readonly SignIn[] {
  const taken = new Set<string>()
  return signIns.map((signIn) => {
    const start = signIn.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    const stem = `${start.slice(0, 60)}-${signIn.flow}`.replace(/^-+/, '').replace(/-{2,}/g, '-')
    let id = stem
    for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`
    taken.add(id)
    const isShared = signIns.some((other) => other !== signIn && other.label === signIn.label)
    return { ...signIn, id, label: isShared ? `${signIn.label} · ${signIn.id.slice(0, 60)}` : signIn.label }
  })
}
