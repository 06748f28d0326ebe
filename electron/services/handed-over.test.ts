import { expect, test } from 'vitest'
import { createHandedOver } from './handed-over.ts'

test('what was handed over is given once, whether somebody listened by then or not', () => {
  const handedOver = createHandedOver()
  const told: string[] = []
  handedOver.put('first')
  handedOver.listen(() => told.push('told'))
  expect(told).toEqual(['told'])
  handedOver.put('second')
  expect(told).toEqual(['told', 'told'])
  expect(handedOver.take()).toBe('second')
  expect(handedOver.take()).toBeNull()
})
