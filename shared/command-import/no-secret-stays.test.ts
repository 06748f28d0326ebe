import { describe, expect, test } from 'vitest'
import { systemOfCommands } from './provider-of-command.ts'
import { readCommands } from './read-commands.ts'
import { requestLines } from './request-lines.ts'

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlLWNhbmFyeQ'

/** All that is kept of a command, or shown of it. */
function keptOf(...texts: readonly string[]): string {
  const made = systemOfCommands(texts.flatMap(readCommands), [], {})
  if ('problem' in made) return made.problem
  const { provider, notes, notTaken } = made
  return JSON.stringify([provider, notes, notTaken, requestLines(provider)])
}

const login = `curl -X POST https://api.acme.test/login -d user=ann -d password=x`

describe('no secret of a command stays', () => {
  test.each([
    [
      'JSON without a type',
      `curl https://api.acme.test/users -H 'Authorization: Bearer X' -d '{"password":"hunter2canary"}'`,
    ],
    [
      'XML without a type',
      `curl https://api.acme.test/users -H 'Authorization: Bearer X' -d '<password>hunter2canary</password>'`,
    ],
    [
      'a number',
      `curl https://api.acme.test/users -H 'Authorization: Bearer X' -H 'Content-Type: application/json' -d '{"pin":47110815}'`,
    ],
    [
      'a list',
      `curl https://api.acme.test/users -H 'Authorization: Bearer X' -H 'Content-Type: application/json' -d '{"passwords":["a"],"password":["hunter2canary"]}'`,
    ],
  ])('in the request to try: %s', (_, command) => {
    const kept = keptOf(login, command)
    expect(kept).not.toMatch(/canary|47110815/)
    expect(kept).toContain('/users')
  })

  test.each([
    [
      'a token under a harmless name',
      `curl -X POST https://api.acme.test/api/token/refresh/ -H 'Content-Type: application/json' -d '{"refresh":"${jwt}"}'`,
    ],
    [
      'a key in the address',
      `curl -X POST 'https://api.acme.test/v1/accounts:signIn?key=canaryAIzaSy0123456789' -H 'Content-Type: application/json' -d '{"email":"a","password":"b"}'`,
    ],
    [
      'a header in lower case',
      `curl -X POST https://api.acme.test/login -H 'x-rapidapi-key: canary0a1b2c3d4e5f6a7b8c9d' -d user=a -d password=b`,
    ],
    [
      'a short name',
      `curl -X POST https://api.acme.test/login -H 'Content-Type: application/json' -d '{"user":"me","pw":"hunter2canary"}'`,
    ],
    ['a token in the path', `curl -X POST https://api.acme.test/login/${jwt} -d user=a -d password=b`],
    [
      'a password with a bracket in it',
      `curl -X POST https://api.acme.test/login -d user=ann -d 'password=canary{dor}3'`,
    ],
    ['a password with a dollar sign in it', `curl -u 'me:canary$FOO9' https://api.acme.test/login`],
    [
      'the same in JSON',
      `curl -X POST https://api.acme.test/login -H 'Content-Type: application/json' -d '{"user":"me","password":"canary{dor}3"}'`,
    ],
    [
      'a key that a script encodes',
      `requests.get("https://api.acme.test/x", headers={"Authorization": "ApiKey " + base64.b64encode(b"john:hunter2canary").decode()})`,
    ],
    [
      'a login that a script encodes',
      `requests.post("https://api.acme.test/login", headers={"X-Login": base64.b64encode(b"john:hunter2canary").decode()}, json={"password": "<password>"})`,
    ],
    ['a session after -b', `curl -b 'CANARYSESSION' -X POST https://api.acme.test/login -d user=a -d password=b`],
    ['a password with a semicolon', `curl https://api.acme.test/login -F 'user=a' -F 'password=x;canary more'`],
    [
      'a proxy glued to its option',
      `curl -zhttp://u:canary@p.test -X POST https://api.acme.test/login -d user=a -d password=b`,
    ],
  ])('in the sign-in: %s', (_, command) => {
    const kept = keptOf(command)
    expect(kept).not.toMatch(/canary|c2lnbmF0dXJl/i)
    expect(kept).toContain('api.acme.test')
  })
})

test('a name of every object is a name like any other', () => {
  const made = systemOfCommands(
    readCommands('curl -X POST https://a.test/token -d grant_type=client_credentials -d client_id=a -d constructor=1'),
    [],
    {},
  )
  expect('problem' in made ? made.problem : JSON.stringify(made.provider)).toContain('constructor')
})

test('a login that is a hundred thousand letters long is read at once', () => {
  const [reading] = readCommands(`curl -H 'Authorization: Basic (${'a'.repeat(100_000)}' https://a.test/x`)
  expect(reading?.url).toBe('https://a.test/x')
  expect(() => systemOfCommands(reading === undefined ? [] : [reading], [], {})).not.toThrow()
})
