import { expect, test } from 'vitest'
import { boundsFor, isWindowPlace, type WindowPlace } from './remembered-bounds.ts'

const display = { x: 0, y: 24, width: 1920, height: 1056 }
const second = { x: 1920, y: 0, width: 1280, height: 1024 }

function placeAt(x: number, y: number, width = 1000, height = 700): WindowPlace {
  return { bounds: { x, y, width, height }, maximized: false }
}

test('a first start has the usual size and no position', () => {
  expect(boundsFor(null, [display])).toEqual({ width: 1180, height: 780 })
})

test('a window is again where it was, on any display', () => {
  expect(boundsFor(placeAt(100, 100), [display, second])).toEqual({ x: 100, y: 100, width: 1000, height: 700 })
  expect(boundsFor(placeAt(2000, 10), [display, second])).toEqual({ x: 2000, y: 10, width: 1000, height: 700 })
})

test.each([
  ['on a display that is gone', placeAt(2000, 10)],
  ['above all displays', placeAt(100, -300)],
  ['below them', placeAt(100, 1070)],
  ['with only a sliver left on the right', placeAt(1900, 100)],
  ['with only a sliver left on the left', placeAt(-950, 100)],
])('a window that was %s opens as on a first start', (_where, place) => {
  expect(boundsFor(place, [display])).toEqual({ width: 1180, height: 780 })
})

test('a window is never larger than its display nor smaller than it can be used', () => {
  expect(boundsFor(placeAt(0, 24, 4000, 3000), [display])).toMatchObject({ width: 1920, height: 1056 })
  expect(boundsFor(placeAt(0, 24, 200, 100), [display])).toMatchObject({ width: 900, height: 600 })
})

test('only whole, sensible numbers are a place', () => {
  expect([null, placeAt(-5, 0)].map(isWindowPlace)).toEqual([true, true])
  const bad = [
    {},
    { bounds: null, maximized: true },
    { bounds: { x: 1 }, maximized: true },
    placeAt(0.5, 0),
    placeAt(0, 1e9),
  ]
  expect(bad.map(isWindowPlace)).toEqual(bad.map(() => false))
})
