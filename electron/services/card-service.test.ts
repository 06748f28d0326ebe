import { expect, test } from 'vitest'
import { emptyForm, rowsOf } from '../../shared/domain/request-form.ts'
import { secretForms } from '../../shared/domain/secret-forms.ts'
import { textOfCardLink } from '../cards/card-link.ts'
import { readCard } from '../cards/read-card.ts'
import { failureOf } from '../http/test-server.ts'
import { connected, planted } from './test-services.ts'

/** A connection with a token, and two saved requests; the second has every secret there is written into it. */
async function shared() {
  const { services, connection, server } = await connected()
  const { token } = await services.tokens.reveal(connection.id)
  await services.variables.put({
    connectionId: connection.id,
    id: null,
    name: 'key',
    kind: 'secret',
    value: 'canary-of-a-variable',
  })
  const secrets = [...Object.values(planted), token, 'refresh-canary-1', 'canary-of-a-variable']
  const written = secrets.flatMap(secretForms).join('\n')
  const save = (name: string, form: object) =>
    services.workbench.save({
      connectionId: connection.id,
      id: null,
      name,
      folder: null,
      form: { ...emptyForm, ...form },
    })
  const jobs = await save('Jobs', { url: '/jobs?size=10', headers: rowsOf([{ name: 'X-Key', value: '{{key}}' }]) })
  await save('Everything', { method: 'POST', url: '/all', bodyKind: 'text', text: written })
  const wish = { connectionId: connection.id, guide: '', without: [] as readonly string[] }
  return { services, connection, server, secrets, wish, jobsId: jobs.id }
}

test('a card has the system, its addresses and the saved requests, and no form of any secret', async () => {
  const { services, connection, secrets, wish } = await shared()
  expect(await services.cards.save(wish)).toBe('chosen-InfoLink.hallpass.json')
  const text = new TextDecoder().decode(services.files.saved[0]?.bytes)
  for (const form of secrets.flatMap(secretForms)) expect(text).not.toContain(form)
  const values = Object.values(connection.values).map((value) => JSON.stringify(value))
  expect(values.length).toBeGreaterThan(0)
  for (const value of values) expect(text).not.toContain(`: ${value}`)
  expect(text).not.toContain(connection.id)
  const card = readCard(text)
  expect(card.provider.id).toBe('infolink')
  expect(card.servers).toEqual(connection.servers)
  expect(card.requests?.map(({ name }) => name)).toEqual(['Jobs', 'Everything'])
  expect(card.requests?.[0]?.form.headers).toEqual([{ on: true, name: 'X-Key', value: '{{key}}' }])
})

test('what goes into it is told beforehand, and what does not', async () => {
  const { services, connection, wish, jobsId } = await shared()
  const offer = await services.cards.offer(wish)
  expect(offer.servers.map(({ address }) => address)).toEqual(Object.values(connection.servers))
  expect(offer.requests.map(({ name }) => name)).toEqual(['Jobs', 'Everything'])
  expect(offer.leftOut).toEqual(['a part of the body of “Everything”'])
  const others = offer.requests.filter(({ id }) => id !== jobsId).map(({ id }) => id)
  const less = await services.cards.offer({ ...wish, without: others })
  expect(less.leftOut).toEqual([])
  expect(less.requests).toEqual(offer.requests)
})

test('requests that are to stay here stay here', async () => {
  const { services, wish, jobsId } = await shared()
  await services.cards.copy({ ...wish, without: [jobsId] }, 'text')
  expect(readCard(services.clipboard.text).requests?.map(({ name }) => name)).toEqual(['Everything'])
})

test('what the person has to say goes along, a step on each line, and is looked through like everything else', async () => {
  const { services, wish } = await shared()
  await services.cards.copy({ ...wish, guide: ` Ask Ann.\n\nMine is ${planted.clientSecret}.\n` }, 'text')
  expect(readCard(services.clipboard.text).guide).toEqual(['Ask Ann.', 'Mine is •••.'])
  const failure = await failureOf(services.cards.offer({ ...wish, guide: 'a\n'.repeat(51) }))
  expect(failure.error).toMatchObject({ code: 'invalid-input', field: 'guide' })
})

test('a short card is a link, a long one says that it is too long for that', async () => {
  const { services, wish } = await shared()
  const numbers = Array.from({ length: 40 }, (_, at) => Array.from({ length: 40 }, (__, n) => (at * n * 7919) % 9973))
  const long = { ...wish, guide: numbers.map((line) => line.join(' ')).join('\n') }
  const { fitsLink, requests } = await services.cards.offer(long)
  expect(fitsLink).toBe(false)
  expect((await failureOf(services.cards.copy(long, 'link'))).error.code).toBe('invalid-input')
  expect(services.clipboard.text).toBe('')
  const short = { ...wish, without: requests.map(({ id }) => id) }
  expect((await services.cards.offer(short)).fitsLink).toBe(true)
  await services.cards.copy(short, 'link')
  expect(readCard(textOfCardLink(services.clipboard.text)).provider.id).toBe('infolink')
})

test('nothing leaves while a saved secret cannot be opened: nobody could tell whether it is in there', async () => {
  const { services, wish } = await shared()
  services.failing.read = true
  expect((await failureOf(services.cards.save(wish))).error.code).toBe('secret-unreadable')
  expect(services.files.saved).toEqual([])
})

test('a secret of another connection does not leave either', async () => {
  const { services, connection, server, wish } = await shared()
  const { id: _, createdAt: __, allowedHosts: ___, savedSecrets: ____, network: _____, ...draft } = connection
  await services.connections.save({
    draft: { ...draft, name: 'Other', secrets: { clientSecret: 'canary-of-another-one', password: 'canary-pw-2' } },
  })
  await services.cards.copy({ ...wish, guide: 'It is canary-of-another-one.' }, 'text')
  expect(services.clipboard.text).not.toContain('canary-of-another-one')
  expect(server.called()).toEqual([])
})

test('nothing is shared while a secret variable of the connection cannot be opened', async () => {
  const { services, wish } = await shared()
  services.failing.read = ':variable:'
  expect((await failureOf(services.cards.save(wish))).error.code).toBe('secret-unreadable')
  expect(services.files.saved).toEqual([])
})
