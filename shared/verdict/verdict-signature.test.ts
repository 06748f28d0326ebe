/** Who vouches for it: every sentence on signatures, their keys, and tokens without. */
import { expect, test } from 'vitest'
import { differs, issuerKey, matched, T, verdictOn, verdictOnUnsigned } from './test-verdict.ts'

type Case = readonly [name: string, verdict: () => readonly string[], reads: readonly string[]]

const cases: readonly Case[] = [
  [
    'checked with the key of its issuer',
    () => verdictOn({ exp: T + 725 }, { check: matched() }),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with RS256; the signature matches the key “key-1” of login.example.com.',
    ],
  ],
  [
    'checked with a key set at an address',
    () => verdictOn({ exp: T + 725 }, { check: matched({ origin: 'key-set-address', kid: null }) }),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with RS256; the signature matches the key (fingerprint NzbLsXh8…) of login.example.com.',
    ],
  ],
  [
    'checked with a key of an issuer whose host is not known',
    () => verdictOn({ exp: T + 725 }, { check: matched({ host: null, kid: '', thumbprint: null }) }),
    ['good', 'Good for 12 more minutes.', 'signature: Signed with RS256; the signature matches the key of its issuer.'],
  ],
  [
    'checked with a key that was pasted',
    () => verdictOn({ exp: T + 725 }, { check: matched({ origin: 'pasted', kid: null, host: null }) }),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with RS256; the signature matches the key (fingerprint NzbLsXh8…) that you pasted.',
    ],
  ],
  [
    'checked with a secret that was pasted as a key',
    () =>
      verdictOn(
        { exp: T + 725 },
        {
          check: matched(
            { origin: 'pasted', type: 'secret', kid: null, thumbprint: null, host: null },
            { alg: 'HS256' },
          ),
        },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with HS256; the signature matches the secret that you pasted.',
    ],
  ],
  [
    'checked with a file',
    () => verdictOn({ exp: T + 725 }, { check: matched({ origin: 'file', host: null }) }),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with RS256; the signature matches the key “key-1” from your file.',
    ],
  ],
  [
    'checked with a shared secret',
    () => verdictOn({ exp: T + 725 }, { check: matched({ origin: 'secret', type: 'secret' }, { alg: 'HS256' }) }),
    ['good', 'Good for 12 more minutes.', 'signature: Signed with HS256; the signature matches your shared secret.'],
  ],
  [
    'checked with a key made here',
    () => verdictOn({ exp: T + 725 }, { check: matched({ origin: 'made-here' }) }),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with RS256; the signature matches the key that was made here for tests.',
    ],
  ],
  [
    'checked with the key it carries',
    () =>
      verdictOn(
        { exp: T + 725, iss: 'https://login.example.com' },
        { check: matched({ origin: 'inside' }, { warnings: [{ kind: 'carried-by-token' }] }) },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'issuer: Says that it was made by login.example.com.',
      'signature: Signed with RS256; the signature matches the key it carries. A key that comes with the token proves nothing.',
    ],
  ],
  [
    'a short secret',
    () =>
      verdictOn(
        { exp: T + 725 },
        {
          check: matched(
            { origin: 'secret' },
            { alg: 'HS256', warnings: [{ kind: 'short-secret', bytes: 6, needs: 32 }] },
          ),
        },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with HS256; the signature matches your shared secret. The secret is short: it has 6 bytes, and 32 are needed.',
    ],
  ],
  [
    'a well-known secret',
    () =>
      verdictOn(
        { exp: T + 725, iss: 'https://login.example.com' },
        { check: matched({ origin: 'secret' }, { alg: 'HS256', warnings: [{ kind: 'well-known-secret' }] }) },
      ),
    [
      'bad',
      'Anybody can make such tokens: the secret is one that everybody tries first.',
      'validity: By its own word: good for 12 more minutes.',
      'issuer: Says that it was made by login.example.com.',
      'signature: Signed with HS256; the signature matches your shared secret. The secret is one of those that everybody tries first.',
    ],
  ],
  [
    'a small key',
    () =>
      verdictOn(
        { exp: T + 725, iss: 'https://login.example.com' },
        { check: matched({}, { warnings: [{ kind: 'small-rsa', bits: 1024 }] }) },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'issuer: Made by login.example.com.',
      'signature: Signed with RS256; the signature matches the key “key-1” of login.example.com. The key is small: it has 1024 bits, and 2048 are needed.',
    ],
  ],
  [
    'a key for something else',
    () =>
      verdictOn({ exp: T + 725 }, { check: matched({}, { warnings: [{ kind: 'not-meant-for-this', says: 'enc' }] }) }),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with RS256; the signature matches the key “key-1” of login.example.com. The key says that it is meant for something else (enc).',
    ],
  ],
  [
    'a private key',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: matched({ origin: 'pasted', host: null }, { warnings: [{ kind: 'private-key' }] }) },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed with RS256; the signature matches the key “key-1” that you pasted. What was given holds a private key, which nobody but its owner should have.',
    ],
  ],
  [
    'does not match one key',
    () => verdictOn({ exp: T + 725, sub: 'anna', scope: 'read' }, { check: differs([issuerKey]) }),
    [
      'bad',
      'Its signature does not match: it was changed, or the key is another one.',
      'validity: By its own word: good for 12 more minutes, as anna, may read.',
      'signature: Signed with RS256; the signature does not match the key “key-1” of login.example.com: the token was changed, or signed with another key.',
    ],
  ],
  [
    'does not match several keys of one host',
    () => verdictOn({ exp: T - 180 }, { check: differs([issuerKey, issuerKey, issuerKey]) }),
    [
      'bad',
      'Its signature does not match: it was changed, or the key is another one.',
      'validity: By its own word: ended 3 minutes ago.',
      'signature: Signed with RS256; the signature does not match any of the 3 keys of login.example.com: the token was changed, or signed with another key.',
    ],
  ],
  [
    'does not match several keys of nowhere',
    () => verdictOn({}, { check: differs([{ ...issuerKey, host: null }, issuerKey]) }),
    [
      'bad',
      'Its signature does not match: it was changed, or the key is another one.',
      'validity: By its own word: does not say when it ends.',
      'signature: Signed with RS256; the signature does not match any of the 2 keys it was checked with: the token was changed, or signed with another key.',
    ],
  ],
  [
    'does not match, and nothing is told of the keys',
    () => verdictOn({ exp: T + 725 }, { check: differs([]) }),
    [
      'bad',
      'Its signature does not match: it was changed, or the key is another one.',
      'validity: By its own word: good for 12 more minutes.',
      'signature: Signed with RS256; the signature does not match the key: the token was changed, or signed with another key.',
    ],
  ],
  [
    'forged with the public key as the secret',
    () =>
      verdictOn(
        { exp: T + 725, user_name: 'admin' },
        { check: { checkedAt: 0, outcome: 'confused', alg: 'HS256', key: issuerKey } },
      ),
    [
      'bad',
      'Forged: do not trust what this token says.',
      'validity: By its own word: good for 12 more minutes, as admin.',
      'signature: This is a forgery: it says HS256, and was signed with the text of a public key as the secret. Everybody has that text.',
    ],
  ],
  [
    'not checked: unsigned',
    () => verdictOn({ exp: T + 725 }, { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'unsigned' } } }),
    ['good', 'Good for 12 more minutes.', 'signature: There is no signature to check: nobody vouches for this token.'],
  ],
  [
    'not checked: encrypted',
    () => verdictOn({ exp: T + 725 }, { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'encrypted' } } }),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The token is encrypted: whether it is signed inside cannot be seen.',
    ],
  ],
  [
    'not checked: opaque',
    () => verdictOn({ exp: T + 725 }, { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'opaque' } } }),
    ['good', 'Good for 12 more minutes.', 'signature: This token has no signature that could be checked.'],
  ],
  [
    'not checked: header not readable',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'header-unreadable' } } },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature cannot be checked, because the header, which says how it was made, cannot be read.',
    ],
  ],
  [
    'not checked: what is signed travels separately',
    () => verdictOn({ exp: T + 725 }, { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'detached' } } }),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature was not checked: what it signs is not in the token but travels separately.',
    ],
  ],
  [
    'not checked: unknown algorithm',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'unknown-algorithm', alg: 'XX 1' } } },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature cannot be checked: “XX 1” is no way of signing that is known here.',
    ],
  ],
  [
    'not checked: algorithm not here',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'algorithm-not-here', alg: 'Ed448' } } },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature cannot be checked here: Ed448 is a proper way of signing, but this app cannot do it.',
    ],
  ],
  [
    'not checked: something critical',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'critical', names: ['exp', 'b64'] } } },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature was not checked: the token asks that whoever checks it understands “exp” and “b64” (crit), and Hallpass does not.',
    ],
  ],
  [
    'not checked: no key of that name',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'kid-not-found', kid: 'a', kids: ['b', 'c'] } } },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature was not checked: none of the keys is called “a”, as the token asks. They are called “b” and “c”.',
    ],
  ],
  [
    'not checked: the only key has another name',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'kid-not-found', kid: 'a', kids: ['b'] } } },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature was not checked: none of the keys is called “a”, as the token asks. The only key is called “b”.',
    ],
  ],
  [
    'not checked: keys without names',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'kid-not-found', kid: 'a', kids: [] } } },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature was not checked: none of the keys is called “a”, as the token asks. Its keys have no names.',
    ],
  ],
  [
    'not checked: no key fits',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'no-key-fits', alg: 'ES256', keys: 3 } } },
      ),
    ['good', 'Good for 12 more minutes.', 'signature: The signature was not checked: of 3 keys none is for ES256.'],
  ],
  [
    'not checked: no key at all',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'no-key-fits', alg: 'ES256', keys: 0 } } },
      ),
    ['good', 'Good for 12 more minutes.', 'signature: The signature was not checked: no key was found.'],
  ],
  [
    'not checked: another type of key',
    () =>
      verdictOn(
        { exp: T + 725 },
        {
          check: {
            checkedAt: 0,
            outcome: 'not-checked',
            why: { kind: 'wrong-key-type', alg: 'RS256', needs: 'an RSA key', got: 'an EC key' },
          },
        },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature was not checked: RS256 needs an RSA key, and this is an EC key.',
    ],
  ],
  [
    'not checked: another curve',
    () =>
      verdictOn(
        { exp: T + 725 },
        {
          check: {
            checkedAt: 0,
            outcome: 'not-checked',
            why: { kind: 'wrong-curve', alg: 'ES256', needs: 'P-256', got: 'P-384' },
          },
        },
      ),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: The signature was not checked: ES256 needs a key on the curve P-256, and this one is on P-384.',
    ],
  ],
  [
    'not checked: a key that is none',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'key-unreadable', reason: 'This is no key' } } },
      ),
    ['good', 'Good for 12 more minutes.', 'signature: The signature was not checked. This is no key.'],
  ],
  [
    'not checked: no keys came',
    () =>
      verdictOn(
        { exp: T + 725 },
        { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'no-keys-came', reason: 'It answered 500.' } } },
      ),
    ['good', 'Good for 12 more minutes.', 'signature: The signature was not checked. It answered 500.'],
  ],
  [
    'not checked: no key inside',
    () =>
      verdictOn({ exp: T + 725 }, { check: { checkedAt: 0, outcome: 'not-checked', why: { kind: 'no-key-inside' } } }),
    ['good', 'Good for 12 more minutes.', 'signature: The signature was not checked: the token carries no key.'],
  ],
  [
    'says that it is not signed',
    () => verdictOn({ exp: T + 725, sub: 'anna' }, {}, { alg: 'none' }),
    [
      'bad',
      'Nobody vouches for this token: it is not signed.',
      'validity: By its own word: good for 12 more minutes, as anna.',
      'signature: It says itself that it is not signed (alg: none): nobody vouches for it.',
    ],
  ],
  [
    'says nothing about signing',
    () => verdictOnUnsigned({ exp: T + 725, sub: 'anna' }, {}, { typ: 'JWT' }),
    [
      'bad',
      'Nobody vouches for this token: it is not signed.',
      'validity: By its own word: good for 12 more minutes, as anna.',
      'signature: It is not signed: nobody vouches for it.',
    ],
  ],
  [
    'the signature is cut off',
    () => verdictOnUnsigned({ exp: T + 725, sub: 'anna' }, {}, { alg: 'RS256' }),
    [
      'bad',
      'Its signature is missing: nobody vouches for what is left of it.',
      'validity: By its own word: good for 12 more minutes, as anna.',
      'signature: It should be signed with RS256, but the signature is missing: nobody vouches for it.',
    ],
  ],
  [
    'contradicts itself, and is for somebody',
    () => verdictOn({ exp: T, iat: T, sub: 'anna' }),
    ['bad', 'Never good, as anna: it had ended when it was made.'],
  ],
]

test.each(cases)('%s', (_name, verdict, reads) => {
  expect(verdict()).toEqual(reads)
})
