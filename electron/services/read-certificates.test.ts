import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { makeCertificate, makePfx } from '../http/test-certificate.ts'
import { readAuthority, readClientCertificate } from './read-certificates.ts'

const authority = makeCertificate({ name: 'Own authority', isAuthority: true })
const mine = makeCertificate({ name: 'me', signer: authority })
const other = makeCertificate({ name: 'other' })
const bytes = (...texts: readonly string[]) => Buffer.from(texts.join('\n'))
const lockedKey = mine.privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pässphrase' })
  .toString()

function refused(what: () => unknown): unknown {
  try {
    what()
  } catch (thrown) {
    return thrown instanceof AppFailure ? thrown.error : thrown
  }
  return 'accepted'
}

describe('a file of authorities', () => {
  it('is read as PEM, with all there are in it', () => {
    expect(readAuthority('ca.pem', bytes('# text', authority.cert, other.cert))).toMatchObject({
      fileName: 'ca.pem',
      subject: 'CN=Own authority',
      count: 2,
    })
  })

  it('is read as DER, too, and kept as PEM', () => {
    const der = Buffer.from(authority.cert.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64')
    const read = readAuthority('ca.cer', der)
    expect(read).toMatchObject({ subject: 'CN=Own authority', count: 1 })
    expect(readAuthority('ca.pem', Buffer.from(read.pem)).pem).toBe(read.pem)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('hello')],
    ['a key', Buffer.from(mine.key)],
    ['a broken certificate', Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')],
  ])('that holds %s is refused by name', (_what, content) => {
    expect(refused(() => readAuthority('x.pem', content))).toMatchObject({
      code: 'invalid-input',
      field: 'authorities',
    })
  })
})

describe('a client certificate', () => {
  it('is read as PEM with its key, the own one first', () => {
    const read = readClientCertificate('me.pem', bytes(authority.cert, mine.cert, mine.key), null, null)
    expect(read).toMatchObject({ needs: null, facts: { subject: 'CN=me' }, certificate: { kind: 'pem' } })
    const first = read.needs === null && read.certificate.kind === 'pem' ? read.certificate.certificate : ''
    expect(first.trim().startsWith(mine.cert.trim())).toBe(true)
  })

  it('says that its key is missing, and takes it from another file', () => {
    expect(readClientCertificate('me.crt', bytes(mine.cert), null, null)).toEqual({ needs: 'key' })
    expect(readClientCertificate('me.crt', bytes(mine.cert), bytes(mine.key), null)).toMatchObject({ needs: null })
  })

  it('with a key of somebody else is refused', () => {
    expect(refused(() => readClientCertificate('me.crt', bytes(mine.cert), bytes(other.key), null))).toMatchObject({
      field: 'clientCertificate',
      reason: expect.stringContaining('does not belong'),
    })
  })

  it.each([
    ['PEM', bytes(mine.cert, lockedKey)],
    ['PFX', makePfx(mine, 'pässphrase')],
  ])('that is locked (%s) asks for its passphrase, and tells a wrong one', (_kind, content) => {
    expect(readClientCertificate('me', content, null, null)).toEqual({ needs: 'passphrase' })
    const wrong = refused(() => readClientCertificate('me', content, null, 'canary-wrong'))
    expect(wrong).toMatchObject({ code: 'invalid-input', field: 'passphrase' })
    expect(JSON.stringify(wrong)).not.toContain('canary')
    const read = readClientCertificate('me', content, null, 'pässphrase')
    expect(read).toMatchObject({ needs: null, facts: { subject: 'CN=me' }, certificate: { passphrase: 'pässphrase' } })
  })

  it('whatever a file holds, it is read, or refused in words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string()), (content, passphrase) => {
        const outcome = refused(() => readClientCertificate('x', content, null, passphrase))
        if (outcome !== 'accepted') expect(outcome).toMatchObject({ code: 'invalid-input' })
      }),
      { numRuns: 60 },
    )
  })
})
