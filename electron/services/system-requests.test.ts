import { expect, test } from 'vitest'
import { emptyForm } from '../../shared/domain/request-form.ts'
import { createSystemRequests } from './system-requests.ts'
import { connected, createTestServices, infolinkDraft } from './test-services.ts'

const requests = [
  { name: 'List jobs', folder: 'Jobs', form: { ...emptyForm, url: '/jobs' } },
  { name: 'x'.repeat(500), folder: '  ', form: { ...emptyForm, url: '/long' } },
]

test('a new connection starts with the requests that came with its system, also after a restart', async () => {
  const { services, server } = await connected()
  const systems = createSystemRequests({ sealed: services.sealed, saveAll: services.workbench.saveAll })
  await systems.put('infolink', requests)
  const next = createTestServices(services.kept)
  const made = await next.connections.save({ draft: infolinkDraft(server.host) })
  const { saved } = await next.workbench.load(made.id)
  expect(saved.map(({ name, folder, url }) => [name.slice(0, 10), folder, url])).toEqual([
    ['List jobs', 'Jobs', '/jobs'],
    ['xxxxxxxxxx', null, '/long'],
  ])
  expect(new Set(saved.map(({ id }) => id)).size).toBe(2)
})

test('a connection that was there keeps what it has, and is given them when asked', async () => {
  const { services, connection } = await connected()
  const systems = createSystemRequests({ sealed: services.sealed, saveAll: services.workbench.saveAll })
  await systems.put('infolink', requests)
  await services.connections.save({ id: connection.id, draft: infolinkDraft('a.example') })
  expect((await services.workbench.load(connection.id)).saved).toEqual([])
  expect(await systems.handOn('infolink', connection.id)).toBe(2)
  expect((await services.workbench.load(connection.id)).saved.length).toBe(2)
})

test('what is forgotten is handed on no more', async () => {
  const { services, connection } = await connected()
  const systems = createSystemRequests({ sealed: services.sealed, saveAll: services.workbench.saveAll })
  await systems.put('infolink', requests)
  await systems.forget('infolink')
  expect(await systems.handOn('infolink', connection.id)).toBe(0)
})
