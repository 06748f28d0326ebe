// Reading tokens and finding them in what was pasted, over texts that a careless reader would take long for: the worst of
// some runs each, in ms, and how many times longer than `JSON.parse` of as much JSON. Sizes in characters can be given:
// `npm run bench -- read-token 100000,1000000`.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const project = join(import.meta.dirname, '..')
const built = join(project, 'out', 'bench')
const sizes = (process.argv[2] ?? '1000,10000,100000,1000000').split(',').map(Number)
const RUNS = 7

await build({
  configFile: false,
  root: project,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: built,
    emptyOutDir: true,
    rollupOptions: {
      input: {
        'read-token': join(project, 'shared/jwt/read-token.ts'),
        'find-tokens': join(project, 'shared/jwt/find-tokens.ts'),
      },
      output: { entryFileNames: '[name].mjs' },
    },
  },
})
/** @param {string} name */
const load = (name) => import(pathToFileURL(join(built, `${name}.mjs`)).href)
const { readToken } = await load('read-token')
const { findTokens } = await load('find-tokens')

const header = Buffer.from('{"alg":"HS256"}').toString('base64url')
/** @param {string} json */
const token = (json) => `${header}.${Buffer.from(json).toString('base64url')}.c2ln`
/** @param {string} unit @param {number} size */
const fill = (unit, size) => unit.repeat(Math.max(1, Math.floor(size / unit.length)))

/**
 * Every text is about as long as `size`; three quarters of that are left for the JSON in a token.
 * @param {number} size @returns {Record<string, string>}
 */
function awkward(size) {
  const inside = Math.floor(size * 0.74)
  const depth = Math.min(1900, Math.floor(inside / 4))
  const claims = Array.from({ length: Math.ceil(inside / 16) }, (_, index) => `"n${index}":"v${index}"`)
  return {
    'one long claim': token(`{"a":"${'x'.repeat(inside)}"}`),
    'many claims': token(`{${claims.join(',')}}`),
    'the same name': token(`{${fill('"a":1,', inside)}"a":1}`),
    'long numbers': token(`{"a":[${fill('12345678901234567890,', inside)}1]}`),
    'a list of digits': token(`{"a":[${fill('1,', inside)}1]}`),
    'empty objects': token(`{"a":[${fill('{},', inside)}1]}`),
    'deep and wide': token(`{"a":${'['.repeat(depth)}${fill('0,', inside - 2 * depth)}0${']'.repeat(depth)}}`),
    'deep again and again': token(`{"a":[${fill(`${'['.repeat(depth)}${']'.repeat(depth)},`, inside)}1]}`),
    'a long name': token(`{"${'n'.repeat(inside / 2)}":[${fill('1,', inside / 2)}1]}`),
    'hidden characters': token(`{"a":"${fill('\\u202e', inside)}"}`),
    'JSON as text': token(`{"a":[${fill('"{}",', inside)}1]}`),
    'half of JSON as text': token(`{"a":[${fill('"{x}",', inside)}1]}`),
    'many signatures': `{"payload":"e30","signatures":[${fill(`{"protected":"${header}","signature":"a"},`, size)}{}]}`,
    spaces: `x${' '.repeat(size)}x`,
    dots: '.'.repeat(size),
    'equals signs': `x${'='.repeat(size)}x`,
    quotes: `x${'"'.repeat(size)}x`,
    backslashes: `x${'\\'.repeat(size)}x`,
    'beginnings of tokens': fill('eyJ.', size),
    'tokens in lines': fill(`${header}.e30.aaaa\n`, size),
    'tokens in a cookie': `Cookie: ${fill(`s=${header}.e30.aaaa; `, size)}`,
    'half tokens in lines': fill('eyJhbGciOiJIUzI1NiIsInR5cCI6Ik\n', size),
    headers: fill('Authorization: Bearer abcdefgh12345\n', size),
    'an address': `https://a.example/#${fill('token=%41%zz1234567&', size)}`,
    'names without end': fill('token', size),
    'names and colons': fill('token:', size),
    'an answer': `[${fill('{"access_token":"abc","expires_in":3},', size)}1]`,
    'an answer that was cut': fill('[{"token":"a1b2c3d4",', size),
    'pictures of families': fill('👨‍👩‍', size),
  }
}

/** @param {() => void} act */
function worst(act) {
  let longest = 0
  for (let run = 0; run <= RUNS; run += 1) {
    const started = performance.now()
    act()
    // The first run is the one that programs are made ready in.
    if (run > 0) longest = Math.max(longest, performance.now() - started)
  }
  return longest
}

const rounded = (/** @type {number} */ ms) => Math.round(ms * 10) / 10
for (const size of sizes) {
  const json = `{"a":[${fill('{"n":"v","x":12},', size)}1]}`
  const parse = worst(() => JSON.parse(json))
  const rows = Object.entries(awkward(size)).map(([name, text]) => {
    const read = worst(() => readToken(text))
    const find = worst(() => findTokens(text))
    return {
      text: name,
      characters: text.length,
      'read, ms': rounded(read),
      'find, ms': rounded(find),
      'times JSON.parse': rounded(Math.max(read, find) / parse),
    }
  })
  console.log(`About ${size} characters; JSON.parse of as many takes ${rounded(parse)} ms.`)
  console.table(rows)
  console.log(`The worst: ${Math.max(...rows.flatMap((row) => [row['read, ms'], row['find, ms']]))} ms.`)
}
