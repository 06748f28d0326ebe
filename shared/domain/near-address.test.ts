import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostOf, isAsNear, nearnessOf } from './near-address.ts'

describe('how near a host is', () => {
  test.each([
    'localhost',
    'LOCALHOST:8080',
    'localhost.',
    'api.localhost',
    '127.0.0.1:3000',
    '127.255.255.254',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
    '127。0。0。1',
    '１２７.0.0.1',
    '①②⑦.0.0.1',
    'ⓛocalhost',
    '%6c%6f%63alhost',
    '0.0.0.0',
    '0',
    '[::1]:8080',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('%s is on this computer', (host) => {
    expect(nearnessOf(host)).toBe('this-computer')
  })

  test.each([
    '10.0.0.7',
    '10.255.255.255:8443',
    '167772167',
    '0xa.0.0.7',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.168.257',
    '169.254.1.1',
    '100.64.0.1',
    '[fc00::1]',
    '[fdff:ffff::1]',
    '[fe80::1]',
    '[febf::1]',
    '[fec0::1]',
    '[::ffff:10.0.0.7]',
    '[::ffff:c0a8:101]',
    '[2002:c0a8:101::1]',
    'printer.local',
    'PRINTER.LOCAL.',
    'nas.lan',
    'router.home.arpa',
    'wiki.corp',
    'db.prod.internal',
    'intranet',
    'intranet:8080',
    'infoworks01.',
    'notlocal',
  ])('%s is inside the own network', (host) => {
    expect(nearnessOf(host)).toBe('own-network')
  })

  test.each([
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '[::ffff:169.254.169.254]',
    '[::ffff:a9fe:a9fe]',
    '[fd00:ec2::254]',
    'metadata.google.internal',
    '169.254.170.2:80',
  ])('%s is where a cloud gives its machines their credentials', (host) => {
    expect(nearnessOf(host)).toBe('cloud-machine')
  })

  test.each([
    'api.example.com',
    'example.com.',
    '8.8.8.8',
    '11.0.0.1',
    '126.255.255.255',
    '128.0.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '192.167.1.1',
    '192.169.1.1',
    '169.253.1.1',
    '100.63.0.1',
    '100.128.0.1',
    '[2001:db8::1]',
    '[2606:4700::1111]',
    '[::ffff:8.8.8.8]',
    '[fbff::1]',
    '[fe00::1]',
    '[ff02::1]',
    'local.example.com',
    'localhost.example.com',
    '10.0.0.7.example.com',
    'example.home.com',
  ])('%s is out in the world', (host) => {
    expect(nearnessOf(host)).toBeNull()
  })

  test.each(['', '{{host}}', '<host>', 'a b', 'user@localhost', 'localhost/x', '[::1', '256.1.1.1', ':80'])(
    '%j is no host, and so nowhere',
    (text) => {
      expect(nearnessOf(text)).toBeNull()
    },
  )
})

test('an address is as near in every spelling of its numbers', () => {
  const spelled = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map(([a, b, c, d]) => {
    const whole = ((a * 256 + b) * 256 + c) * 256 + d
    const hex = (n: number) => `0x${n.toString(16)}`
    const octal = (n: number) => `0${n.toString(8)}`
    const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)]
    return [
      `${a}.${b}.${c}.${d}`,
      String(whole),
      hex(whole),
      `${a}.${b}.${c * 256 + d}`,
      `${a}.${(b * 256 + c) * 256 + d}`,
      [a, b, c, d].map(hex).join('.'),
      [a, b, c, d].map(octal).join('.'),
      `${a}。${b}．${c}｡${d}`,
      `${a}.${b}.${c}.${d}:8443`,
      `[::ffff:${high}:${low}]`,
      `[64:ff9b::${high}:${low}]`,
      `[2002:${high}:${low}::1]`,
    ]
  })
  fc.assert(
    fc.property(spelled, (spellings) => {
      const [first, ...others] = spellings.map(nearnessOf)
      for (const other of others) expect(other).toBe(first)
    }),
    { numRuns: 500 },
  )
})

test('every private and loopback address is near, whatever its last numbers', () => {
  const tail = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  fc.assert(
    fc.property(tail, fc.integer({ min: 16, max: 31 }), ([b, c, d], between) => {
      expect(nearnessOf(`127.${b}.${c}.${d}`)).toBe('this-computer')
      expect(nearnessOf(`10.${b}.${c}.${d}`)).toBe('own-network')
      expect(nearnessOf(`172.${between}.${c}.${d}`)).toBe('own-network')
      expect(nearnessOf(`192.168.${c}.${d}`)).toBe('own-network')
    }),
    { numRuns: 300 },
  )
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.domain(),
        fc.ipV6().map((ip) => `[${ip}]`),
      ),
      (host) => {
        expect([null, 'this-computer', 'own-network', 'cloud-machine']).toContain(nearnessOf(host))
      },
    ),
    { numRuns: 500 },
  )
})

test('two addresses are compared by where they lead', () => {
  expect(isAsNear('http://127.0.0.1:1/a', 'http://localhost:2')).toBe(true)
  expect(isAsNear('http://169.254.169.254/token', 'https://idp.example.com')).toBe(false)
  expect(hostOf('https://a.example:8443/x')).toBe('a.example:8443')
  expect(hostOf('no address')).toBe('')
})
