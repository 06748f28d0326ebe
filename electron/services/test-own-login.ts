/** A login as a person would describe it in the editor, for tests: JSON, a token deep in the answer, a second request. */
import type { HttpLoginSettings } from '../../shared/domain/http-login.ts'
import type { Provider } from '../../shared/domain/provider.ts'

const settings: HttpLoginSettings = {
  request: {
    method: 'POST',
    path: '/login',
    credentials: { in: 'json', body: { user: '{username}', pass: '{password}' } },
  },
  answer: {
    token: ['data.session.jwt'],
    lifetimeMilliseconds: ['data.expiresInMs'],
    refreshToken: ['data.session.next'],
    message: ['message'],
  },
  renewal: {
    request: { method: 'POST', path: '/renew', credentials: { in: 'json', body: { next: '{refreshToken}' } } },
    answer: { token: ['jwt'], lifetimeMilliseconds: ['expiresInMs'], refreshToken: ['next'], message: ['message'] },
  },
}

/** The provider, with these settings of its login changed. */
export function ownLogin(changes: Partial<HttpLoginSettings> = {}, server = ''): Provider {
  return {
    id: '',
    name: 'Odd login',
    monogram: 'O',
    hue: 200,
    summary: 'Made here.',
    docsUrl: '',
    servers: [{ id: 'server', label: 'Sign-in address', default: server }],
    signIns: [
      {
        id: 'login',
        label: 'Login',
        summary: '',
        flow: 'http-login',
        settings: { ...settings, ...changes },
        fields: [
          { name: 'username', label: 'User name', secret: false, required: true, kind: 'text' },
          { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' },
        ],
        renewal: { kind: 'second-request' },
      },
    ],
    use: { header: 'Authorization', scheme: 'Bearer' },
    examples: [],
  }
}

/** The settings of its login. */
export const ownSettings = settings
