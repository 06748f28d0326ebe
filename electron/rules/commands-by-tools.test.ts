/** Commands run by the programs they are written for, beside the systems they become: a server gets the same from both. */
import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemOfCommands } from '../../shared/command-import/provider-of-command.ts'
import { readCommands } from '../../shared/command-import/read-commands.ts'
import { type Arrived, startTestServer } from '../http/test-server.ts'
import { connect, createTestWorld } from './test-world.ts'

const run = promisify(execFile)

/** Characters that every encoding on the way has an opinion about. */
const who = 'ann+b@x.example'
const secret = 'p&s=w%rd? ü/é'

const shell: readonly (readonly [what: string, command: string])[] = [
  ['a form', `curl -sS --data-urlencode "username=$WHO" --data-urlencode "password=$SECRET" -d site=north $BASE/login`],
  [
    'JSON',
    `curl -sS -H 'Content-Type: application/json' -H 'X-Site: north' -d "{\\"user\\": \\"$WHO\\", \\"password\\": \\"$SECRET\\", \\"n\\": 1}" $BASE/v1/login`,
  ],
  ['Basic', `curl -sS -u "$WHO:$SECRET" "$BASE/auth/token?scope=a%20b&x=1"`],
  ['Basic beside JSON', `curl -sS -X PUT -u "$WHO:$SECRET" --json '{"name": "test"}' $BASE/auth/token`],
  ['values in the address', `curl -sSG --data-urlencode "user=$WHO" --data-urlencode "password=$SECRET" $BASE/login`],
  [
    'a grant with Basic',
    `curl -sS -u "$WHO:$SECRET" -d grant_type=client_credentials -d scope=read $BASE/oauth/token/`,
  ],
  [
    'a grant with everything in the form',
    `curl -sS -d grant_type=client_credentials -d scope='a b' --data-urlencode "client_id=$WHO" --data-urlencode "client_secret=$SECRET" $BASE/oauth/token`,
  ],
  [
    'JSON by wget',
    `wget -qO- --header 'Content-Type: application/json' --post-data "{\\"user\\": \\"$WHO\\", \\"password\\": \\"$SECRET\\"}" $BASE/login`,
  ],
  ['Basic by wget', `wget -qO- --auth-no-challenge --user "$WHO" --password "$SECRET" $BASE/api/session`],
]

const python: readonly (readonly [what: string, call: string])[] = [
  ['JSON', `requests.post(os.environ["BASE"] + "/login", json={"user": WHO, "password": SECRET, "keep": True})`],
  ['a form', `requests.post(os.environ["BASE"] + "/login", data={"user": WHO, "password": SECRET, "site": "north"})`],
  ['Basic', `requests.get(os.environ["BASE"] + "/auth/token", auth=(WHO, SECRET), params={"scope": "a b"})`],
]

describe('what curl and wget send', () => {
  for (const [what, command] of shell) {
    const isThere = has('bash') && has(command.split(' ', 1)[0] ?? '')
    it.skipIf(!isThere)(what, () => expectSame(command, 'bash', ['-c', command]))
  }
})

describe.skipIf(!has('python3', '-c', 'import requests'))('what Python’s requests sends', () => {
  it.each(python)('%s', (_what, call) => {
    const program = `import os, requests\nWHO = os.environ["WHO"]\nSECRET = os.environ["SECRET"]\nanswer = ${call}`
    // Python writes Basic in Latin-1, where RFC 7617 has UTF-8.
    return expectSame(program, 'python3', ['-c', program], secret.replace(/[üé]/g, 'x'))
  })
})

/** Runs the command, then signs in with the system that it becomes, and compares what arrived. */
async function expectSame(text: string, program: string, options: readonly string[], word = secret): Promise<void> {
  const server = await startTestServer(() => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'canary-token-01', access_token: 'canary-token-01', token_type: 'Bearer' }),
  }))
  const environment = { ...process.env, BASE: server.url, WHO: who, SECRET: word, LC_ALL: 'C.UTF-8' }
  await run(program, [...options], { env: environment, timeout: 20_000 })

  const system = systemOfCommands(readCommands(text))
  if ('problem' in system) throw new Error(system.problem)
  const world = createTestWorld()
  onTestFinished(world.close)
  const provider = world.providers.save(system.provider)
  const [signIn] = provider.signIns
  const typed = (isSecret: boolean) =>
    Object.fromEntries(
      (signIn?.fields ?? [])
        .filter((field) => field.secret === isSecret && field.default === undefined)
        .map(({ name }) => [name, isSecret ? word : who]),
    )
  await connect(world, {
    providerId: provider.id,
    signInId: signIn?.id ?? '',
    name: 'By a tool',
    environment: { kind: 'test', label: 'Test' },
    servers: Object.fromEntries(provider.servers.map(({ id }) => [id, server.url])),
    values: typed(false),
    secrets: typed(true),
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
  })
  const [byTool, byHallpass] = server.arrived.map(meaningOf)
  expect(server.arrived).toHaveLength(2)
  expect(byHallpass).toEqual(byTool)
}

/** A request without what says nothing: the order of parameters, and what each program adds by itself. */
function meaningOf({ method, path, headers, body }: Arrived) {
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  const type = headers['content-type']?.split(';')[0]
  return {
    method,
    pathname,
    query: Object.fromEntries(searchParams),
    authorization: headers.authorization,
    site: headers['x-site'],
    type,
    body: type === 'application/json' ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body)),
  }
}

/** Whether a program is there, and does this. */
function has(program: string, ...options: readonly string[]): boolean {
  try {
    execFileSync(program, options.length > 0 ? options : ['--version'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
