import { afterEach, expect, test } from 'vitest'
import { keepOverLock, readPlace, takeBroughtOver, writePlace } from './kept-place.ts'
import { useView } from './view.store.ts'

afterEach(() => {
  useView.setState({ view: null })
  readPlace('{"view":null,"forms":{}}')
})

test('the window after the lock begins where the one before was, with what stood in the form that was shown', () => {
  useView.getState().show({ kind: 'connect', providerId: 'infoworks' })
  const stop = keepOverLock('a form', () => ({ name: 'half typ' }))
  const stopOther = keepOverLock('one that is gone', () => ({ name: 'gone' }))
  stopOther()
  const place = writePlace() ?? ''
  stop()

  expect(readPlace(place)).toEqual({ kind: 'connect', providerId: 'infoworks' })
  expect(takeBroughtOver('a form')).toEqual({ name: 'half typ' })
  expect([takeBroughtOver('a form'), takeBroughtOver('one that is gone')]).toEqual([undefined, undefined])
})

test('a form that was not looked at between two locks is kept over the second, too', () => {
  readPlace('{"view":null,"forms":{"a form":"half typ"}}')
  readPlace(writePlace() ?? '')
  expect(takeBroughtOver('a form')).toBe('half typ')
})

test('what is no place leads nowhere, and one that is too long is not told', () => {
  expect(readPlace('[1]')).toBeNull()
  const stop = keepOverLock('a form', () => 'x'.repeat(100_001))
  expect(writePlace()).toBeNull()
  stop()
})
