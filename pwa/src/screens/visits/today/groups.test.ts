import { expect, it } from 'vitest'
import { byDay } from './groups'

const noon = new Date(2026, 10, 23, 12).getTime()

it('puts today first, then what is past its day, then the next days', () => {
  const tasks = ['2026-11-20', '2026-11-23', '2026-11-25'].map((planned_on) => ({ planned_on }))
  expect(byDay(tasks, noon).map(({ when }) => when)).toEqual(['today', 'overdue', 'soon'])
})

it('leaves out empty groups', () => {
  expect(byDay([], noon)).toEqual([])
})
