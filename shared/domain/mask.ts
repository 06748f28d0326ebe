/** Keeps secrets out of what is shown. A net under the real protection, which is not to let them get here. */
import { secretForms } from './secret-forms.ts'

/** What stands in place of a secret; as long whatever the secret is, so that it does not tell its length. */
export const MASK = '•••'

/** Anything shorter turns up in texts by chance, and masking it would make them unreadable. */
const SHORTEST = 4

/** The end of a secret by which a person knows it again: `…x7Qa`. One under 12 characters shows nothing: `…`. */
export function previewOf(secret: string): string {
  const characters = Array.from(secret)
  return characters.length < 12 ? '…' : `…${characters.slice(-4).join('')}`
}

/** The text with every secret in it, plain or encoded, as `•••`. Secrets under 4 characters are left alone. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return maskerOf(secrets)(text)
}

/** `maskSecrets` for many texts: what it looks for is found out once. */
export function maskerOf(secrets: readonly string[]): (text: string) => string {
  const forms = maskedForms(secrets)
  return (text) => forms.reduce((masked, form) => masked.replaceAll(form, MASK), text)
}

/** Every text that is masked for these secrets, longest first. */
export function maskedForms(secrets: readonly string[]): readonly string[] {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap(secretForms)
    .filter((form) => form.length >= SHORTEST)
  // Longest first: otherwise a secret that begins another one would leave the rest of that other one standing.
  return [...new Set(forms)].sort((a, b) => b.length - a.length)
}
