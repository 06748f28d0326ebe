/** Tokens of which little or nothing can be read, and the samples of the systems' own documents. */
import { expect, test } from 'vitest'
import { immportSample, infoworksSample } from '../jwt/sample-tokens.ts'
import { encodePart, testToken } from '../jwt/test-token.ts'
import { immport, T, verdictOnText } from './test-verdict.ts'

type Case = readonly [name: string, verdict: () => readonly string[], reads: readonly string[]]

const uuid = '7f8e1c9a-52b3-4d0e-9c1f-0a2b3c4d5e6f'

/** A token in JSON with one signature for each of these headers. */
function signedBy(...headers: readonly string[]): string {
  const payload = encodePart(JSON.stringify({ exp: T + 725 }))
  return JSON.stringify({ payload, signatures: headers.map((one) => ({ protected: one, signature: 'c2ln' })) })
}

const cases: readonly Case[] = [
  [
    'ImmPort, as its document prints it, while it was good',
    () => verdictOnText(immportSample, { now: 1_623_351_943_000 - 725_000, stored: immport }),
    [
      'good',
      'Good for 12 more minutes, for ImmPort, as campjo, may browse and download.',
      'whom: Made for the program immport-auth-token-client.',
      'may: Roles: user, curation user, admin and 4 more.',
      'reading: The header cannot be read: it begins with “Example-”, where a token has “eyJ”. Most likely somebody put that there in place of the first characters.',
      'signature: Signed, but how cannot be read; signature not checked yet.',
    ],
  ],
  [
    'ImmPort, pasted today',
    () => verdictOnText(immportSample),
    [
      'over',
      'Ended 5 years ago; until then good as campjo, to browse and download.',
      'whom: Made for the program immport-auth-token-client.',
      'may: Roles: user, curation user, admin and 4 more.',
      'reading: The header cannot be read: it begins with “Example-”, where a token has “eyJ”. Most likely somebody put that there in place of the first characters.',
      'signature: Signed, but how cannot be read; signature not checked yet.',
    ],
  ],
  [
    'Infoworks, as its document prints it, while it was good',
    () => verdictOnText(infoworksSample, { now: 1_632_490_021_000 - 725_000 }),
    [
      'good',
      'Good for 12 more minutes, as admin@infoworks.io.',
      'signature: Signed with HS256; signature not checked yet.',
    ],
  ],
  [
    'a random text',
    () => verdictOnText(uuid),
    [
      'unknown',
      'Only its own server can read it.',
      'reading: This is a random identifier (UUID). It says nothing by itself: only the server that issued it knows what it stands for.',
    ],
  ],
  [
    'a random text that is kept',
    () => verdictOnText(uuid, { stored: { ...immport, expiresAt: (T + 725) * 1000, scope: 'browse' } }),
    [
      'good',
      'Good for 12 more minutes, for ImmPort, as campjo, may browse.',
      'reading: This is a random identifier (UUID). It says nothing by itself: only the server that issued it knows what it stands for.',
    ],
  ],
  [
    'a random text that is kept and over',
    () => verdictOnText(uuid, { stored: { ...immport, expiresAt: (T - 180) * 1000, scope: 'browse' } }),
    [
      'over',
      'Ended 3 minutes ago; until then good for ImmPort, as campjo, to browse.',
      'reading: This is a random identifier (UUID). It says nothing by itself: only the server that issued it knows what it stands for.',
    ],
  ],
  [
    'a random text that is kept, without an end',
    () => verdictOnText(uuid, { stored: immport }),
    [
      'unknown',
      'For ImmPort, as campjo; its end is not known.',
      'validity: ImmPort did not say how long it lasts.',
      'reading: This is a random identifier (UUID). It says nothing by itself: only the server that issued it knows what it stands for.',
    ],
  ],
  [
    'an API key without an end',
    () => verdictOnText(uuid, { stored: { ...immport, isApiKey: true, as: null } }),
    [
      'unknown',
      'For ImmPort; its end is not known.',
      'validity: It is an API key: whoever has it can use it, so keep it like a password.',
      'reading: This is a random identifier (UUID). It says nothing by itself: only the server that issued it knows what it stands for.',
    ],
  ],
  [
    'an API key with an end',
    () => verdictOnText(uuid, { stored: { ...immport, isApiKey: true, as: '', expiresAt: (T + 725) * 1000 } }),
    [
      'good',
      'Good for 12 more minutes, for ImmPort.',
      'validity: It is an API key: whoever has it can use it, so keep it like a password.',
      'reading: This is a random identifier (UUID). It says nothing by itself: only the server that issued it knows what it stands for.',
    ],
  ],
  ['nothing', () => verdictOnText(''), ['unknown', 'There is no token.', 'reading: There is nothing to read yet.']],
  [
    'the first part of a token',
    () => verdictOnText(encodePart('{"alg":"RS256","typ":"JWT"}')),
    [
      'unknown',
      'This is not the whole token.',
      'reading: This begins like a token that can be read (JWT), but only its first part is here. Perhaps it was cut while copying.',
    ],
  ],
  [
    'encrypted, with a wrapped key',
    () => verdictOnText(`${encodePart('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.a.b.c.d`),
    [
      'unknown',
      'Encrypted: only the server it is meant for can read it.',
      'reading: It is encrypted with A256GCM, and the key for that is wrapped with RSA-OAEP.',
      'signature: The token is encrypted: whether it is signed inside cannot be seen.',
    ],
  ],
  [
    'encrypted, with a shared key, and kept',
    () =>
      verdictOnText(`${encodePart('{"alg":"dir","enc":"A256GCM"}')}.a.b.c.d`, {
        stored: { ...immport, expiresAt: (T + 725) * 1000 },
      }),
    [
      'good',
      'Good for 12 more minutes, for ImmPort, as campjo.',
      'reading: It is encrypted with A256GCM, with a key that both sides have already.',
      'signature: The token is encrypted: whether it is signed inside cannot be seen.',
    ],
  ],
  [
    'encrypted, and not said with which key',
    () => verdictOnText(`${encodePart('{"enc":"A256GCM"}')}.a.b.c.d`),
    [
      'unknown',
      'Encrypted: only the server it is meant for can read it.',
      'reading: It is encrypted with A256GCM.',
      'signature: The token is encrypted: whether it is signed inside cannot be seen.',
    ],
  ],
  [
    'encrypted, and how is no text',
    () => verdictOnText(`${encodePart('{"alg":"dir","enc":{}}')}.a.b.c.d`),
    [
      'unknown',
      'Encrypted: only the server it is meant for can read it.',
      'reading: It is encrypted; how is not said.',
      'signature: The token is encrypted: whether it is signed inside cannot be seen.',
    ],
  ],
  [
    'encrypted, with a broken header',
    () => verdictOnText('eyJhbGci!.a.b.c.d'),
    [
      'unknown',
      'Encrypted: only the server it is meant for can read it.',
      'reading: It is encrypted. The header cannot be read: it holds “!”, which is never part of a token.',
      'signature: The token is encrypted: whether it is signed inside cannot be seen.',
    ],
  ],
  [
    'a broken payload',
    () => verdictOnText(`${encodePart('{"alg":"RS256"}')}.!!.c2ln`),
    [
      'unknown',
      'What it says cannot be read.',
      'reading: The payload cannot be read: it holds “!”, which is never part of a token.',
      'signature: Signed with RS256; signature not checked yet.',
    ],
  ],
  [
    'a broken payload of a token that is kept',
    () => verdictOnText(`${encodePart('{"alg":"RS256"}')}.!!.c2ln`, { stored: immport }),
    [
      'unknown',
      'For ImmPort, as campjo; its end is not known.',
      'validity: ImmPort did not say how long it lasts.',
      'reading: The payload cannot be read: it holds “!”, which is never part of a token.',
      'signature: Signed with RS256; signature not checked yet.',
    ],
  ],
  [
    'a token inside of a token',
    () =>
      verdictOnText(
        `${encodePart('{"alg":"RS256","cty":"JWT"}')}.${encodePart(testToken({ exp: T + 725, sub: 'anna' }))}.c2ln`,
      ),
    [
      'good',
      'Good for 12 more minutes, as anna.',
      'reading: It is a token inside of a token; what is said here stands in the inner one.',
      'signature: Signed with RS256; signature not checked yet.',
    ],
  ],
  [
    'two signatures',
    () => verdictOnText(signedBy(encodePart('{"alg":"RS256"}'), encodePart('{"alg":"ES256"}'))),
    ['good', 'Good for 12 more minutes.', 'signature: Signed twice, with RS256 and ES256; signatures not checked yet.'],
  ],
  [
    'three signatures, and how is not said',
    () => verdictOnText(signedBy(encodePart('{}'), encodePart('{}'), encodePart('{}'))),
    [
      'good',
      'Good for 12 more minutes.',
      'signature: Signed 3 times, but how cannot be read; signatures not checked yet.',
    ],
  ],
]

test.each(cases)('%s', (_name, verdict, reads) => {
  expect(verdict()).toEqual(reads)
})
