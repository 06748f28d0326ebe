import { expect, test } from 'vitest'
import { basicOf } from './basic-of-command.ts'
import type { CommandReading } from './command-reading.ts'

const of = (value: string) =>
  basicOf({ basic: null, headers: [{ name: 'authorization', value }] } as unknown as CommandReading)
const login = (user: string, password: string) => ({ kind: 'login', user, password })

test.each<[string, unknown]>([
  ['Basic dGVzdEBpbmZvd29ya3MuaW86dGVzdHBhc3N3b3Jk', login('test@infoworks.io', 'testpassword')],
  ['basic ZGV2bmV0dXNlcjpDaXNjbzEyMyE=', login('devnetuser', 'Cisco123!')],
  // No user name and password, so it goes out as it was handed out.
  ['Basic 5XgEBU521UyjOZzVCuHuBGt8WXdSQENdniX9Aqcq', { kind: 'raw' }],
  ['Basic <base64-encoded credentials>', login('<username>', '<password>')],
  ['Basic {base64(clientId:clientSecret)}', login('<clientId>', '<clientSecret>')],
  ['Basic Base64Encoder(clientId:clientSecret)', login('<clientId>', '<clientSecret>')],
  ['Basic $(echo -n "$USER:$PASS" | base64)', { kind: 'login' }],
  ['Basic <token>', { kind: 'raw', written: '<token>' }],
  ['Bearer abc', null],
])('%s', (value, expected) => {
  if (expected === null) expect(of(value)).toBeNull()
  else expect(of(value)).toMatchObject(expected as object)
})
