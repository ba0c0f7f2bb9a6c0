import { expect, it } from 'vitest'
import { countOf, filterOf, partOf, queryOf } from './filters'

it('a part of the board is asked for by its own condition', () => {
  expect(filterOf({ part: 'overdue', team: 't1' } as never)).toEqual({ when: 'overdue', team: 't1' })
  expect(filterOf({ part: 'unassigned' } as never)).toEqual({ unassigned: true })
  expect(filterOf({ part: 'red', page: '2' } as never)).toEqual({ light: 'RED', page: 2 })
  expect(partOf({ part: 'everything' } as never)).toBeNull()
})

it('another choice begins at the first page', () => {
  expect(queryOf({ part: 'week', page: '4' } as never, { team: 't1' })).toEqual({ part: 'week', team: 't1' })
  expect(queryOf({ team: 't1' } as never, { team: '', page: 2 })).toEqual({ page: '2' })
})

it('counts what a tile stands for', () => {
  const totals = {
    overdue: 3,
    week: 2,
    later: 9,
    unassigned: 1,
    remind: 4,
    untried: 7,
    lights: { amber: 5, red: 6 },
  }
  expect([countOf(totals, 'overdue'), countOf(totals, 'red')]).toEqual([3, 6])
})
