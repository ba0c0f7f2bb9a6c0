import { expect, it } from 'vitest'
import { filterOf, queryOf, textsOf } from './filters'

it('goes into the address and comes back', () => {
  const query = queryOf({ ...textsOf({}), area: 'a1', whereabouts: 'LOST' }, 3)
  expect(query).toEqual({ area: 'a1', whereabouts: 'LOST', page: '3' })
  expect(filterOf(query as never)).toEqual({ area: 'a1', whereabouts: 'LOST', page: 3 })
})

it('leaves nothing in the address where nothing is chosen', () => {
  expect(queryOf(textsOf({}))).toEqual({})
  expect(filterOf({ page: 'x', name: '柳青禾' } as never)).toEqual({})
})
