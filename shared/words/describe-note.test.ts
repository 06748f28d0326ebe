import { describe, expect, test } from 'vitest'
import type { TokenNote } from '../domain/token.ts'
import { describeNote } from './describe-note.ts'

/** One of each kind; the compiler asks for the new ones. */
const notes: { readonly [K in TokenNote['kind']]: Extract<TokenNote, { kind: K }> } = {
  'documented-default': { kind: 'documented-default', seconds: 900 },
  'lifetime-unknown': { kind: 'lifetime-unknown' },
  'lifetime-ignored': { kind: 'lifetime-ignored', given: '-5' },
  'lenient-json': { kind: 'lenient-json' },
  'written-as-form': { kind: 'written-as-form' },
  'api-elsewhere': { kind: 'api-elsewhere', address: 'https://acme.my.salesforce.com' },
  'token-type-missing': { kind: 'token-type-missing' },
  'lifetime-as-text': { kind: 'lifetime-as-text' },
  'time-zone-assumed': { kind: 'time-zone-assumed' },
  'content-type-lies': { kind: 'content-type-lies', contentType: 'text/html' },
  'clock-corrected': { kind: 'clock-corrected', offsetMs: 180_000 },
  'refresh-token-kept': { kind: 'refresh-token-kept' },
  'refresh-token-rotated': { kind: 'refresh-token-rotated' },
  'signed-in-again': { kind: 'signed-in-again' },
  'details-under-data': { kind: 'details-under-data' },
  'basic-url-encoded': { kind: 'basic-url-encoded' },
  'scoped-key': { kind: 'scoped-key' },
  'key-without-end': { kind: 'key-without-end' },
  'dpop-bound': { kind: 'dpop-bound' },
  'dpop-not-bound': { kind: 'dpop-not-bound' },
  'certificate-not-checked': { kind: 'certificate-not-checked' },
  'id-token-is-bearer': { kind: 'id-token-is-bearer' },
  'issued-token-type': { kind: 'issued-token-type', type: 'urn:ietf:params:oauth:token-type:saml2' },
}

describe('notes', () => {
  test.each(Object.values(notes))('$kind is a whole sentence in plain words', (note) => {
    const sentence = describeNote(note, 'Infoworks')
    expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(sentence).not.toMatch(/\berror|invalid|failed to|null|undefined|never expires/i)
  })

  test.each([
    [notes['documented-default'], "The server gave no lifetime; 15 minutes is Infoworks' documented default."],
    [
      notes['clock-corrected'],
      "The server's clock is 3 minutes ahead of this computer's; the times shown here allow for that.",
    ],
    [
      { kind: 'clock-corrected', offsetMs: -42_000 } as const,
      "The server's clock is 42 seconds behind this computer's; the times shown here allow for that.",
    ],
    [
      notes['lifetime-unknown'],
      'Infoworks did not say how long this token lasts. It counts as good until the server refuses it.',
    ],
  ])('%j', (note, sentence) => {
    expect(describeNote(note, 'Infoworks').replaceAll('’', "'")).toBe(sentence)
  })

  test("a name that ends in another letter has 's", () => {
    expect(describeNote(notes['documented-default'], 'ImmPort')).toContain("ImmPort's documented default")
  })
})
