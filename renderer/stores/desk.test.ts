import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyForm } from '../../shared/domain/request-form.ts'
import {
  bringForward,
  changeTab,
  closeTab,
  type Desk,
  deskOf,
  frontOf,
  hasUnsavedWork,
  newTab,
  openTab,
  reopenTab,
  replaceFront,
  stepForward,
} from './desk.ts'

const form = (url: string) => ({ ...emptyForm, url })
const tab = (id: string) => newTab(id, form(`/${id}`))
const ids = ({ tabs }: Desk) => tabs.map(({ id }) => id).join(' ')
const desk = (open: string, front = open.split(' ').at(-1) ?? ''): Desk =>
  deskOf(
    { saved: [], tabs: open === '' ? [] : open.split(' ').map(tab), activeTabId: front, notices: [] },
    tab('first'),
  )

describe('a desk', () => {
  it('has the first request on it when nothing was kept, and something in front always', () => {
    expect(ids(desk(''))).toBe('first')
    expect(frontOf(desk('a b', 'gone')).id).toBe('b')
    expect(frontOf(desk('a b', 'a')).id).toBe('a')
  })

  it('opens a request right after the one in front', () => {
    const open = openTab(desk('a b c', 'a'), tab('new'))
    expect([ids(open), open.activeTabId]).toEqual(['a new b c', 'new'])
    expect(ids(replaceFront(desk('a b c', 'b'), tab('new')))).toBe('a new c')
  })

  it('shows the one beside it when the one in front is closed', () => {
    const closed = closeTab(desk('a b c', 'b'), 'b', tab('fresh'))
    expect([ids(closed), closed.activeTabId]).toEqual(['a c', 'c'])
    expect(closeTab(desk('a b', 'b'), 'b', tab('fresh')).activeTabId).toBe('a')
    expect(closeTab(desk('a b', 'b'), 'a', tab('fresh')).activeTabId).toBe('b')
    expect(ids(closeTab(desk('a'), 'a', tab('fresh')))).toBe('fresh')
    expect(closeTab(desk('a'), 'gone', tab('fresh'))).toEqual(desk('a'))
  })

  it('is as before once what was closed is opened again, whichever it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 2, maxLength: 20 }), fc.nat(), (numbers, at) => {
        const before = desk(numbers.map((one) => `t${one}`).join(' '))
        const id = before.tabs[at % before.tabs.length]?.id ?? ''
        const again = reopenTab(closeTab(before, id, tab('fresh')), id)
        expect(ids(again)).toBe(ids(before))
        expect(again.activeTabId).toBe(id)
        expect(again.closed).toEqual([])
      }),
    )
  })

  it('opens the last one that was closed when none is named, and nothing when none was', () => {
    const closed = closeTab(closeTab(desk('a b c'), 'a', tab('fresh')), 'b', tab('fresh'))
    expect(ids(reopenTab(closed))).toBe('b c')
    expect(reopenTab(desk('a'))).toEqual(desk('a'))
  })

  it('opens a closed request as unsaved when its saved one is gone meanwhile', () => {
    const saved = { ...tab('b'), savedId: 's', savedForm: form('/old') }
    const closed = closeTab(openTab(desk('a'), saved), 'b', tab('fresh'))
    expect(frontOf(reopenTab(closed))).toMatchObject({ savedId: null, savedForm: null, form: { url: '/b' } })
  })

  it('steps through what is open, round the ends', () => {
    expect(stepForward(desk('a b c', 'c'), 1).activeTabId).toBe('a')
    expect(stepForward(desk('a b c', 'a'), -1).activeTabId).toBe('c')
    expect(stepForward(desk('a'), 1).activeTabId).toBe('a')
    expect(bringForward(desk('a b'), 'gone').activeTabId).toBe('b')
  })

  it('stays the same thing when what was to be changed is not there', () => {
    const one = desk('a')
    expect(changeTab(one, 'gone', (each) => each)).toBe(one)
  })
})

describe('an open request', () => {
  it('has unsaved work once it differs from what was saved', () => {
    const saved = { ...tab('a'), savedId: 's', savedForm: form('/a') }
    expect(hasUnsavedWork(saved, [])).toBe(false)
    expect(hasUnsavedWork({ ...saved, form: form('/b') }, [])).toBe(true)
    expect(hasUnsavedWork({ ...saved, form: { ...saved.form, pathValues: { ID: '7' } } }, [])).toBe(true)
  })

  it('that was never saved has none while it is empty or an example, even with the parts of its path filled in', () => {
    expect(hasUnsavedWork(newTab('a'), [])).toBe(false)
    expect(hasUnsavedWork(tab('a'), [])).toBe(true)
    expect(hasUnsavedWork(tab('a'), [form('/a')])).toBe(false)
    expect(hasUnsavedWork(newTab('a', { ...form('/a'), pathValues: { ID: '7' } }), [form('/a')])).toBe(false)
  })
})
