import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'
import { maxSaved, maxTabs, type RequestTab } from '../../shared/domain/saved-request.ts'
import { connected, createTestServices } from './test-services.ts'

const form = (url: string, change: Partial<RequestForm> = {}): RequestForm => ({ ...emptyForm, url, ...change })
const tab = (id: string, url: string, savedId: string | null = null): RequestTab => ({ id, savedId, form: form(url) })

async function desk() {
  const { services, connection } = await connected()
  const { workbench } = services
  const { id } = connection
  const save = (name: string, folder: string | null = null) =>
    workbench.save({ connectionId: id, id: null, name, folder, form: form(`/${name}`) })
  const names = async () =>
    (await workbench.load(id)).saved.map(({ name, folder }) => (folder ? `${folder}/${name}` : name))
  /** The next run of the app. */
  const restart = () => createTestServices(services.kept).workbench
  return { services, workbench, id, save, names, restart }
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (thrown: unknown) => (thrown instanceof AppFailure ? thrown.error : thrown),
  )

describe('saved requests', () => {
  it('are there in their order after a restart, each with its form', async () => {
    const { workbench, id, save, restart } = await desk()
    const first = await save('jobs')
    await save('reports', 'Monthly')
    const again = await restart().load(id)
    expect(again.saved).toMatchObject([
      { id: first.id, name: 'jobs', folder: null, method: 'GET', url: '/jobs' },
      { name: 'reports', folder: 'Monthly', url: '/reports' },
    ])
    expect(again.saved[0]).not.toHaveProperty('form')
    expect((await workbench.read(id, first.id)).form).toEqual(form('/jobs'))
    expect((await restart().read(id, first.id)).form).toEqual(form('/jobs'))
  })

  it('are replaced when they are saved again, and saved anew when they are gone', async () => {
    const { workbench, id, save, names } = await desk()
    const { id: first } = await save('jobs')
    await save('other')
    await workbench.save({ connectionId: id, id: first, name: 'jobs', folder: null, form: form('/changed') })
    expect((await workbench.read(id, first)).form.url).toBe('/changed')
    expect(await names()).toEqual(['jobs', 'other'])
    await workbench.remove(id, first)
    await workbench.save({ connectionId: id, id: first, name: 'jobs', folder: null, form: form('/kept') })
    expect(await names()).toEqual(['other', 'jobs'])
  })

  it('are renamed, moved, put into folders and copied', async () => {
    const { workbench, id, save, names } = await desk()
    const { id: a } = await save('a')
    const { id: b } = await save('b')
    await workbench.rename(id, a, '  A  ')
    await workbench.place(id, b, null, a)
    expect(await names()).toEqual(['b', 'A'])
    await workbench.place(id, b, ' Old ', null)
    expect(await names()).toEqual(['A', 'Old/b'])
    const copy = await workbench.duplicate(id, a)
    expect(await names()).toEqual(['A', 'A (copy)', 'Old/b'])
    expect((await workbench.read(id, copy.id)).form).toEqual(form('/a'))
    await workbench.place(id, b, '  ', null)
    expect(await names()).toEqual(['A', 'A (copy)', 'b'])
  })

  it('come back where they were when a deletion is undone', async () => {
    const { workbench, id, save, names } = await desk()
    await save('a')
    const { id: b } = await save('b', 'F')
    await save('c')
    await workbench.remove(id, b)
    expect(await names()).toEqual(['a', 'c'])
    await workbench.restore(id, b)
    await workbench.restore(id, b)
    expect(await names()).toEqual(['a', 'F/b', 'c'])
    expect((await workbench.read(id, b)).form.url).toBe('/b')
  })

  it('need a name, and one that is there', async () => {
    const { workbench, id, save } = await desk()
    const { id: a } = await save('a')
    const noName = { code: 'invalid-input', field: 'name', reason: 'A request needs a name.' }
    expect(await failureOf(save('  '))).toEqual(noName)
    expect(await failureOf(workbench.rename(id, a, ''))).toEqual(noName)
    const gone = { code: 'not-found', what: 'request' }
    expect(await failureOf(workbench.rename(id, 'x', 'X'))).toEqual(gone)
    expect(await failureOf(workbench.read(id, 'x'))).toEqual(gone)
    expect(await failureOf(workbench.place(id, 'x', null, null))).toEqual(gone)
    expect(await failureOf(workbench.duplicate(id, 'x'))).toEqual(gone)
    expect(await failureOf(workbench.remove(id, 'x'))).toEqual(gone)
    expect(await failureOf(workbench.restore(id, a))).toEqual(gone)
    expect(await failureOf(workbench.load('nobody'))).toEqual({ code: 'not-found', what: 'connection' })
  })

  it('stay as they were when the disk is full', async () => {
    const { services, workbench, id, save, names } = await desk()
    const { id: a } = await save('a')
    services.sealed.isFull = true
    const full = { code: 'storage-failed', reason: 'full' }
    expect(await failureOf(save('b'))).toEqual(full)
    expect(await failureOf(workbench.remove(id, a))).toEqual(full)
    expect(await failureOf(workbench.restore(id, a))).toEqual({ code: 'not-found', what: 'request' })
    services.sealed.isFull = false
    expect(await names()).toEqual(['a'])
  })

  it('are refused, in words, when there are too many or too large ones', async () => {
    const { services, workbench, id } = await desk()
    const many = Array.from({ length: maxSaved }, (_, at) => ({
      id: `r${at}`,
      name: `${at}`,
      folder: null,
      form: emptyForm,
      updatedAt: 1,
    }))
    services.sealed.kept.set(`${id}/requests`, { saved: many })
    expect(await failureOf(workbench.duplicate(id, 'r7'))).toMatchObject({
      code: 'invalid-input',
      reason: expect.stringContaining('as many as Hallpass keeps'),
    })
    await workbench.remove(id, 'r0')
    await workbench.duplicate(id, 'r7')
    const large = { ...emptyForm, json: 'x'.repeat(26_000_000) }
    services.sealed.kept.set(`${id}/requests`, { saved: [{ ...many[0], id: 'large', form: large }] })
    expect(await failureOf(workbench.duplicate(id, 'large'))).toMatchObject({
      code: 'invalid-input',
      reason: expect.stringContaining('as large as Hallpass keeps'),
    })
  })

  it('of a connection go with it', async () => {
    const { services, workbench, id, save } = await desk()
    const { id: a } = await save('a')
    await workbench.keepTabs(id, { order: ['t'], activeTabId: 't', changed: [tab('t', '/x')] })
    await workbench.remove(id, a)
    await services.connections.remove(id)
    expect([...services.sealed.kept.keys()]).toEqual([])
    expect(await failureOf(workbench.load(id))).toEqual({ code: 'not-found', what: 'connection' })
    expect(await failureOf(workbench.restore(id, a))).toMatchObject({ code: 'not-found' })
  })
})

describe('open requests', () => {
  it('are there after a restart with what was not saved in them', async () => {
    const { workbench, id, save, restart } = await desk()
    const { id: saved } = await save('jobs')
    await workbench.keepTabs(id, {
      order: ['one', 'two'],
      activeTabId: 'two',
      changed: [tab('one', '/unsaved'), tab('two', '/jobs?changed', saved)],
    })
    expect(await restart().load(id)).toMatchObject({
      tabs: [
        { id: 'one', savedId: null, form: { url: '/unsaved' }, savedForm: null },
        { id: 'two', savedId: saved, form: { url: '/jobs?changed' }, savedForm: { url: '/jobs' } },
      ],
      activeTabId: 'two',
      notices: [],
    })
  })

  it('keep what did not change, in the order they are given, and are closed by being left out', async () => {
    const { workbench, id } = await desk()
    const urls = async () => (await workbench.load(id)).tabs.map((one) => one.form.url)
    await workbench.keepTabs(id, {
      order: ['a', 'b', 'c'],
      activeTabId: 'a',
      changed: [tab('a', '/a'), tab('b', '/b'), tab('c', '/c')],
    })
    await workbench.keepTabs(id, { order: ['c', 'a', 'gone'], activeTabId: 'c', changed: [tab('a', '/a2')] })
    expect(await urls()).toEqual(['/c', '/a2'])
  })

  it('belong to nothing once their saved request is deleted, and to it again when that is undone', async () => {
    const { workbench, id, save } = await desk()
    const { id: saved } = await save('jobs')
    await workbench.keepTabs(id, { order: ['a'], activeTabId: 'a', changed: [tab('a', '/a', saved)] })
    await workbench.remove(id, saved)
    expect((await workbench.load(id)).tabs).toMatchObject([{ savedId: null, savedForm: null, form: { url: '/a' } }])
    await workbench.restore(id, saved)
    expect((await workbench.load(id)).tabs).toMatchObject([{ savedId: saved }])
  })

  it('are not lost by one form of theirs that an older Hallpass wrote', async () => {
    const { services, workbench, id } = await desk()
    const { text: _, parts: __, ...older } = form('/old')
    services.sealed.kept.set(`${id}/open-requests`, {
      tabs: [{ id: 'a', savedId: null, form: older }],
      activeTabId: null,
    })
    expect((await workbench.load(id)).tabs[0]?.form).toEqual(form('/old'))
  })

  it('tell what could not be brought back', async () => {
    const { services, workbench, id } = await desk()
    services.sealed.notices = ['The saved requests were missing.']
    expect((await workbench.load(id)).notices[0]).toBe('The saved requests were missing.')
  })

  it('are refused beyond what fits', async () => {
    const { workbench, id } = await desk()
    const order = Array.from({ length: maxTabs + 1 }, (_, at) => `t${at}`)
    expect(await failureOf(workbench.keepTabs(id, { order, activeTabId: null, changed: [] }))).toMatchObject({
      code: 'invalid-input',
    })
  })
})
