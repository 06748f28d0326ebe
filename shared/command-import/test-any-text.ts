/** Texts that nobody means: examples cut up and mixed, and soup of what commands are made of. For properties. */
import fc from 'fast-check'
import { keyCases } from './test-commands-keys.ts'
import { languageCases } from './test-commands-languages.ts'
import { loginCases } from './test-commands-logins.ts'
import { oauthCases } from './test-commands-oauth.ts'

export const examples = [...oauthCases, ...loginCases, ...keyCases, ...languageCases].map(({ text }) => text)

/** An example with pieces cut out, doubled and mixed up. */
const mangled = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.constantFrom(...examples),
    fc.array(
      fc.tuple(
        fc.nat(600),
        fc.nat(40),
        fc.constantFrom('', '"', "'", '{', '}', '<', '>', '\\', '\n', '$(', '`', '%', '@', '\0'),
      ),
    ),
  )
  .map(([text, other, cuts]) =>
    cuts.reduce(
      (one, [at, length, instead]) => one.slice(0, at) + instead + one.slice(at + length),
      `${text}\n${other}`,
    ),
  )

const pieces = fc
  .array(
    fc.constantFrom(
      ...['curl ', 'http POST ', 'wget ', 'irm ', 'requests.post(', '-u ', 'a:b', '-d ', '-H ', "'", '"', '\\\n', '\n'],
      ...[
        'https://a.io/',
        '<x>',
        '{{y}}',
        '$Z',
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '=',
        '&',
        '?',
        '../',
        '//',
        '\u{1f600}',
        '\ud800',
      ],
      ...['"Authorization: ', 'Bearer ', 'Basic ', 'grant_type=', 'password', '__proto__', 'constructor', 'token', ')'],
    ),
    { maxLength: 60 },
  )
  .map((all) => all.join(''))

export const anyText = fc.oneof(mangled, pieces, fc.string({ unit: 'binary', maxLength: 300 }))
