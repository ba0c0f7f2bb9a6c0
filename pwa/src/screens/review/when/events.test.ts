import { describe, expect, it } from 'vitest'
import { JOINER, member, NINE, OPENER, statement, statements, visit } from '../../../../tests/review/fixture'
import { inOrder, lanesOf, linksOf } from './events'

const MINUTE = 60_000

describe('lanes', () => {
  it('are one for each phone, the opener’s first', () => {
    const lanes = lanesOf([...statements].reverse(), visit.members)
    expect(lanes.map(({ author }) => author)).toEqual([OPENER, JOINER])
  })

  it('put a fast phone’s statements where they belong', () => {
    const [, joiner] = lanesOf(statements, visit.members)
    const [join] = joiner?.happenings ?? []
    expect(join).toMatchObject({ at: NINE + 2 * MINUTE, claimed: NINE + 16 * MINUTE, corrected: true })
  })

  it('say when a place on the axis is only the phone’s own claim', () => {
    const [, joiner] = lanesOf(statements, [member({ id: JOINER, clock_offset_ms: null })])
    expect(joiner?.happenings.every(({ corrected }) => !corrected)).toBe(true)
  })

  it('leave out what was withdrawn, and the word given the next day', () => {
    const withdrawn = { ...statement('visit.leave', OPENER, NINE), envelope: null }
    const later = statement('presence.confirm', 'other', NINE + 24 * 60 * MINUTE)
    expect(lanesOf([withdrawn, later], visit.members)).toEqual([])
  })
})

it('everything is told in order, whichever phone said it', () => {
  const kinds = inOrder(lanesOf(statements, visit.members)).map(({ kind }) => kind)
  expect(kinds).toEqual(['visit.open', 'visit.join', 'visit.close', 'visit.leave'])
})

it('a handshake ties the two phones at the opener’s time', () => {
  const lanes = lanesOf(statements, visit.members)
  expect(linksOf(lanes, visit.members)).toEqual([
    { opener: OPENER, member: JOINER, shown: NINE + 2 * MINUTE, replied: NINE + 2 * MINUTE + 18_000 },
  ])
})
