import { expect, it } from 'vitest'
import { widthTone } from './width'

const HOUR = 3_600_000

it('warns of a bracket from which nobody can tell the day', () => {
  expect([2, 12, 13, 24, 25].map((hours) => widthTone(hours * HOUR))).toEqual([
    ...['good', 'good', 'info', 'info', 'warn'],
  ])
})
