/**
 * The last net before a text leaves the app or is kept in plain: log lines, texts for support, crash texts. Known secrets in
 * every form they may be written in (`mask.ts`), then what stands where secrets stand (`hide-written.ts`), then whatever looks
 * like one (`hide-secrets.ts`).
 */
import { maskSecrets } from '../domain/mask.ts'
import { hideSecrets } from './hide-secrets.ts'
import { hideWritten } from './hide-written.ts'

/** `secrets` are the known ones, if any are. Never fails; takes rather too much than too little. */
export function redact(text: string, secrets: readonly string[] = []): string {
  return hideSecrets(hideWritten(maskSecrets(text, secrets)))
}
