import { describe, expect, it } from 'vitest'
import { draftOfCommand, remarksOnSecrets } from './draft-of-command.ts'

/** The command with all its secrets left out. */
function read(text: string) {
  const command = draftOfCommand(text, [])
  const leaveOut = () => null
  return (
    command && {
      draft: command.fill(leaveOut),
      remarks: [...remarksOnSecrets(command, leaveOut), ...command.remarks],
    }
  )
}

describe('a pasted curl command', () => {
  it('fills method, address, headers and body', () => {
    const pasted = read(`curl -X PUT 'https://api.example.com/v1/things?a=1' -H 'X-Tag: one' --json '{"a":1}'`)
    expect(pasted?.draft).toMatchObject({
      method: 'PUT',
      url: 'https://api.example.com/v1/things?a=1',
      bodyKind: 'json',
      json: '{"a":1}',
    })
    expect(pasted?.draft.headers).toContainEqual({ name: 'X-Tag', value: 'one', on: true })
  })

  it('leaves its own token out, and says so', () => {
    const pasted = read(`curl https://api.example.com/ -H 'Authorization: Bearer planted'`)
    expect(JSON.stringify(pasted)).not.toContain('planted')
    expect(pasted?.remarks[0]).toMatch(/own sign-in.*left out/)
  })

  it('leaves a user name and password out, and says so', () => {
    const pasted = read('curl -u me:planted https://api.example.com/')
    expect(JSON.stringify(pasted)).not.toContain('planted')
    expect(pasted?.remarks[0]).toMatch(/own sign-in/)
  })

  it('turns a form into rows', () => {
    const pasted = read(`curl https://api.example.com/ -d 'a=1&b=x+y'`)
    expect(pasted?.draft).toMatchObject({
      method: 'POST',
      bodyKind: 'form',
      form: [
        { name: 'a', value: '1', on: true },
        { name: 'b', value: 'x y', on: true },
      ],
    })
  })

  it('keeps a text with its type', () => {
    const pasted = read(`curl https://api.example.com/ -H 'Content-Type: text/xml' -d '<a/>'`)
    expect(pasted?.draft).toMatchObject({ bodyKind: 'text', text: '<a/>', textType: 'text/xml', headers: [] })
  })

  it('turns parts into rows, with their files still to choose', () => {
    const pasted = read(
      `curl https://api.example.com/ -F 'photo=@/home/me/a.png;filename=b.png' -F 'facts={"a":1};type=application/json' -F 'note=<n.txt'`,
    )
    expect(pasted?.draft).toMatchObject({
      method: 'POST',
      bodyKind: 'multipart',
      parts: [
        { kind: 'file', name: 'photo', file: null, contentType: '', on: true },
        { kind: 'text', name: 'facts', value: '{"a":1}', contentType: 'application/json' },
        { kind: 'text', name: 'note', value: '' },
      ],
    })
    const remarks = pasted?.remarks.join(' ')
    expect(remarks).toContain('The file /home/me/a.png is not read here; choose it under Body.')
    expect(remarks).toContain('the name b.png')
    expect(remarks).toContain('The part “note” is the content of n.txt as a text')
  })

  it('makes a file the body, still to choose, with its type', () => {
    const pasted = read(`curl https://api.example.com/ --data-binary @a.bin -H 'Content-Type: x/y'`)
    expect(pasted?.draft).toMatchObject({
      method: 'POST',
      bodyKind: 'file',
      file: null,
      headers: [{ name: 'Content-Type', value: 'x/y' }],
    })
    expect(pasted?.remarks.join()).toContain('a.bin is not read here; choose it under Body')
  })

  it('keeps a body that its method does not carry, and says so', () => {
    const pasted = read(`curl -X GET https://api.example.com/ --json '{}'`)
    expect(pasted?.draft).toMatchObject({ method: 'GET', bodyKind: 'json', json: '{}' })
    expect(pasted?.remarks.join()).toContain('carries no body here')
  })

  it('says what it did not understand', () => {
    const pasted = read('curl --strange-option https://api.example.com/ -F file=@a.png -k')
    expect(pasted?.remarks.join(' ')).toContain('--strange-option')
    expect(pasted?.remarks.join(' ')).toMatch(/certificate/)
  })

  it.each(['', '/v3/sources', 'https://api.example.com/curl', 'curl', 'what is curl?'])('is not %j', (text) => {
    expect(read(text)).toBeNull()
  })
})

describe('a pasted command of another language', () => {
  it.each([
    [
      'wget',
      `wget --method=PUT --header 'X-Tag: one' --header 'Content-Type: application/json' --body-data '{"a":1}' 'https://api.example.com/v1/things?a=1'`,
    ],
    ['HTTPie', 'http PUT https://api.example.com/v1/things a==1 X-Tag:one a:=1'],
    [
      'PowerShell',
      `Invoke-RestMethod -Method Put 'https://api.example.com/v1/things?a=1' -Headers @{ 'X-Tag' = 'one' } -ContentType 'application/json' -Body '{"a":1}'`,
    ],
    [
      'Python',
      `requests.put('https://api.example.com/v1/things', params={'a': 1}, headers={'X-Tag': 'one'}, json={'a': 1})`,
    ],
  ])('%s fills method, address, headers and body', (_language, text) => {
    const pasted = read(text)
    expect(pasted?.draft).toMatchObject({
      method: 'PUT',
      url: 'https://api.example.com/v1/things?a=1',
      bodyKind: 'json',
      json: '{"a":1}',
      headers: [{ name: 'X-Tag', value: 'one', on: true }],
    })
    expect(pasted?.remarks).toEqual([])
  })

  it('names what is secret in it, and leaves its sign-in out', () => {
    const text = `r = requests.post("https://api.example.com/x", auth=("me", "planted-password"), data={"client_secret": "planted-secret", "q": "<what>"})`
    expect(draftOfCommand(text, [])?.secrets.map(({ found }) => found)).toEqual(['planted-password', 'planted-secret'])
    const pasted = read(text)
    expect(JSON.stringify(pasted)).not.toContain('planted')
    expect(pasted?.remarks[0]).toMatch(/own sign-in/)
    expect(pasted?.draft.form).toContainEqual({ name: 'q', value: '<what>', on: true })
  })

  it('keeps variables of a script as variables, and says what is left out', () => {
    const pasted = read(
      `requests.get(f"https://{host}/things", params={"of": user})\nrequests.get("https://b.example/")`,
    )
    expect(pasted?.draft.url).toBe('https://{{host}}/things?of={{user}}')
    expect(pasted?.remarks.join(' ')).toMatch(/several commands.*Left out: requests\.get/)
  })
})
