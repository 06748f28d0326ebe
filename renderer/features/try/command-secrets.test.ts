import { describe, expect, it } from 'vitest'
import { draftOfCommand } from './draft-of-command.ts'

const pasted = (command: string, taken: readonly string[] = []) => {
  const read = draftOfCommand(command, taken)
  if (read === null) throw new Error('It was not read.')
  return read
}
const kept = (command: string) => pasted(command).fill((secret) => `{{${secret.name}}}`)
const without = (command: string) => pasted(command).fill(() => null)

const commands = {
  header: `curl https://a.example/ -H 'X-Api-Key: planted/=value' -H 'X-Tag: one'`,
  bearer: `curl https://a.example/ -H 'Authorization: Bearer planted-value'`,
  oauth: `curl --oauth2-bearer planted-value https://a.example/`,
  cookie: `curl https://a.example/ -b 'session=planted-value'`,
  login: `curl -u me:planted-value https://a.example/`,
  query: `curl 'https://a.example/x?a=1&api_key=planted%20value&b=2#f'`,
  form: `curl https://a.example/ -d 'a=1&password=planted+value'`,
  json: `curl https://a.example/ --json '{"name":"planted", "client_secret": "pl\\"anted"}'`,
  text: `curl https://a.example/ -H 'Content-Type: text/plain' -d 'a=1&b&token=planted-value'`,
  part: `curl https://a.example/ -F 'password=planted-value' -F 'file=@a.png'`,
} as const

describe('the secrets of a pasted command', () => {
  it.each(Object.keys(commands) as (keyof typeof commands)[])('are not in the request when left out: %s', (kind) => {
    const form = JSON.stringify(without(commands[kind]))
    expect(form).not.toMatch(/planted.{0,3}value|pl.{0,4}anted"[^,]*}"/)
    expect(pasted(commands[kind]).secrets).toHaveLength(1)
  })

  it.each(Object.keys(commands) as (keyof typeof commands)[])(
    'are not in the request when they are kept: %s',
    (kind) => {
      const form = JSON.stringify(kept(commands[kind]))
      expect(form).toContain('{{')
      expect(form).not.toMatch(/planted.{0,3}value/)
    },
  )

  it('stand as variables where they were', () => {
    expect(kept(commands.header).headers).toContainEqual({ on: true, name: 'X-Api-Key', value: '{{api_key}}' })
    expect(kept(commands.bearer).headers).toContainEqual({ on: true, name: 'Authorization', value: 'Bearer {{token}}' })
    expect(kept(commands.login).headers).toContainEqual({ on: true, name: 'Authorization', value: 'Basic {{login}}' })
    expect(kept(commands.query).url).toBe('https://a.example/x?a=1&api_key={{api_key}}&b=2#f')
    expect(kept(commands.query).query).toContainEqual(
      expect.objectContaining({ name: 'api_key', value: '{{api_key}}' }),
    )
    expect(kept(commands.form).form).toContainEqual({ on: true, name: 'password', value: '{{password}}' })
    expect(kept(commands.json).json).toBe('{"name":"planted", "client_secret": "{{client_secret}}"}')
    expect(kept(commands.text).text).toBe('a=1&b&token={{token}}')
    expect(kept(commands.part).parts[0]).toMatchObject({ name: 'password', value: '{{password}}' })
  })

  it('leave their place behind, but for a sign-in', () => {
    expect(without(commands.header).headers).toContainEqual({ on: false, name: 'X-Api-Key', value: '' })
    expect(without(commands.bearer).headers).toEqual([])
    expect(without(commands.query).url).toBe('https://a.example/x?a=1&api_key=&b=2#f')
  })

  it('are kept as HTTP sends them: a user name and password as one', () => {
    const [login] = pasted(commands.login).secrets
    expect(login).toMatchObject({ value: btoa('me:planted-value'), isSignIn: true, what: 'the user name and password' })
  })

  it('are asked about once when the same one stands in several places', () => {
    const command = `curl 'https://a.example/?token=planted-value' -H 'X-Token: planted-value'`
    expect(pasted(command).secrets).toHaveLength(1)
    expect(JSON.stringify(kept(command))).not.toContain('planted')
  })

  it('get names that are free', () => {
    const command = `curl 'https://a.example/?api_key=one-planted' -H 'X-Api-Key: two-planted'`
    expect(pasted(command, ['api_key']).secrets.map(({ name }) => name)).toEqual(['api_key_2', 'api_key_3'])
  })

  it('are never shown whole', () => {
    expect(pasted(commands.header).secrets[0]?.masked).not.toContain('planted')
  })
})
