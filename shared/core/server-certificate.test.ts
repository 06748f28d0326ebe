import { expect, test } from 'vitest'
import { isFingerprint, type RawCertificate, readCertificate, shortName } from './server-certificate.ts'

const raw: RawCertificate = {
  subject: 'CN=api.example.com\nO=Example',
  issuer: 'CN=Example authority',
  subjectAltName:
    'DNS:api.example.com, IP Address:127.0.0.1, email:me@example.com, DNS:"odd, \\"name\\"", DNS:*.b.example',
  validFrom: 'Jan  1 00:00:00 2026 GMT',
  validTo: 'Mar  3 12:00:00 2026 GMT',
  fingerprint256: Array(32).fill('A1').join(':'),
  serialNumber: '0a1b',
}

test('a certificate is read into plain facts', () => {
  expect(readCertificate(raw, false)).toEqual({
    subject: 'CN=api.example.com, O=Example',
    issuer: 'CN=Example authority',
    validFrom: Date.UTC(2026, 0, 1),
    validTo: Date.UTC(2026, 2, 3, 12),
    fingerprint: raw.fingerprint256,
    names: ['api.example.com', '127.0.0.1', '"odd, \\"name\\""', '*.b.example'],
    serial: '0A1B',
    selfSigned: false,
  })
})

test('a hostile one neither fills the screen nor turns it around', () => {
  const { subject, names } = readCertificate(
    {
      ...raw,
      subject: `CN=a\u202eb\u0007${'x'.repeat(10_000)}`,
      subjectAltName: Array.from({ length: 5000 }, (_, index) => `DNS:${index}.example`).join(', '),
    },
    false,
  )
  expect(subject.length).toBeLessThanOrEqual(500)
  expect(subject).toMatch(/^CN=a\ufffdb\ufffdx/)
  expect(names).toHaveLength(100)
})

test.each([
  ['CN=api.example.com, O=Example', 'api.example.com'],
  ['O=Example, L=Here', 'Example'],
  ['L=Here', 'L=Here'],
  ['', 'a certificate without a name'],
])('people know %j as %s', (subject, expected) => {
  expect(shortName(subject)).toBe(expected)
})

test('a fingerprint is 32 bytes, written in one way', () => {
  expect(isFingerprint(raw.fingerprint256)).toBe(true)
  expect(isFingerprint(raw.fingerprint256.toLowerCase())).toBe(false)
  expect(isFingerprint(raw.fingerprint256.slice(3))).toBe(false)
})
