/**
 * The last net before a text leaves the app or is kept in plain: log lines, texts for support, crash texts. Known secrets in
 * every form they may be written in (`mask.ts`), then whatever looks like one (`hide-secrets.ts`), then private keys.
 */
import { maskSecrets } from '../domain/mask.ts'
import { hideSecrets } from './hide-secrets.ts'

const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g

/** `secrets` are the known ones, if any are. Never fails; takes rather too much than too little. */
export function redact(text: string, secrets: readonly string[] = []): string {
  return hideSecrets(maskSecrets(text, secrets).replaceAll(privateKey, 'a private key'))
}
