import type { CopyForm } from '../../lib/api.ts'

/** What was copied, in words. */
export const copiedWords: Readonly<Record<CopyForm, string>> = {
  token: 'Copied.',
  headers: 'Copied as header lines.',
  curl: 'Copied as a cURL command.',
}
