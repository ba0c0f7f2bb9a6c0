import { describe, expect, it } from 'vitest'
import { filterOf, inUse, NO_FILTER, pageOf, queryOf, textsOf, upTo } from './filters'

describe('a filter in the address', () => {
  it('survives the way there and back', () => {
    const texts = { ...NO_FILTER, from: '2026-11-01', state: 'CLOSED', q: 'QY-07' }
    const query = queryOf(texts, 3) as Record<string, string>
    expect(textsOf(query)).toEqual(texts)
    expect(pageOf(query)).toBe(3)
  })

  it('leaves no trace of what is not filtered', () => {
    expect(queryOf(NO_FILTER)).toEqual({})
  })

  it('asks the server only for what is filtered', () => {
    expect(filterOf({ area: 'a1', q: ' ' })).toEqual({ area: 'a1', page: 1 })
  })

  it.each(['0', '-1', '2.5', 'last', ''])('reads page "%s" as the first', (page) => {
    expect(pageOf({ page })).toBe(1)
  })

  it('takes the first of a field given twice', () => {
    expect(textsOf({ state: ['OPEN', 'CLOSED'] }).state).toBe('OPEN')
  })

  it('starts with visits up to today', () => {
    expect(upTo(new Date(2026, 2, 4, 23, 59)).to).toBe('2026-03-04')
  })

  it('counts the fields in use', () => {
    expect(inUse({ ...NO_FILTER, from: '2026-11-01', q: 'x' })).toBe(2)
  })
})
