import { describe, expect, it } from 'vitest'
import { HE } from '../../tests/fake/cast'
import { draftWith, handshakeWith } from '../../tests/fake/draft'
import { handshake, isRepeat } from './handshake'
import { PATIENCE, plan, recheckResult, recheckState, replanned } from './recheck'
import { team } from './team'

const stateOf = (change: Parameters<typeof draftWith>[0]) => team(draftWith(change)).map(({ state }) => state)
const joined = handshakeWith()
const again = handshakeWith({ phase: 'RECHECK' })

describe('the team', () => {
  it('is everybody expected but oneself', () => {
    expect(team(draftWith()).map(({ person }) => person.name)).toEqual([HE.name])
  })

  it.each([
    ['expected', {}],
    ['joined', { handshakes: [joined] }],
    ['rechecked', { handshakes: [joined, again] }],
    ['borrowed', { borrowed: [{ member: HE.id, reason: 'BATTERY', statement: 'ab' }] }],
    ['absent', { absent: [{ member: HE.id, reason: 'DUTY', note: '' }] }],
  ] as const)('says of a colleague: %s', (state, change) => {
    expect(stateOf(change)).toEqual([state])
  })

  it('includes whoever came without being expected', () => {
    const other = { id: 'x', name: '罗远', org: null, role: null }
    const came = team(draftWith({ handshakes: [handshakeWith({ member: 'x' })], others: [other] }))
    expect(came.map(({ person }) => person.name)).toEqual([HE.name, '罗远'])
  })
})

describe('the recheck', () => {
  it('falls between 3 and 12 minutes after the last join', () => {
    expect(plan(0, 0).due_at).toBe(180_000)
    expect(plan(0, 2 ** 32 - 1).due_at).toBeLessThan(720_000)
  })

  it('moves with a late joiner until it was asked', () => {
    expect(replanned({ due_at: 1, asked_at: null }, 100, 0).due_at).toBe(180_100)
    expect(replanned({ due_at: 1, asked_at: 2 }, 100, 0)).toEqual({ due_at: 1, asked_at: 2 })
  })

  it.each([
    ['not-planned', { recheck: { due_at: null, asked_at: null } }, 0],
    ['later', { recheck: { due_at: 10, asked_at: null } }, 9],
    ['due', { recheck: { due_at: 10, asked_at: null } }, 10],
    ['asking', { recheck: { due_at: 10, asked_at: 20 }, handshakes: [joined] }, 30],
    ['missed', { recheck: { due_at: 10, asked_at: 20 }, handshakes: [joined] }, 21 + PATIENCE],
    ['done', { recheck: { due_at: 10, asked_at: 20 }, handshakes: [joined, again] }, 30],
  ] as const)('is %s', (state, change, now) => {
    expect(recheckState(draftWith(change), now)).toBe(state)
  })

  it('is not asked when the visit ended before its moment', () => {
    expect(recheckResult(draftWith({ recheck: { due_at: 10, asked_at: null } })).result).toBe('NOT_ASKED')
  })

  it('is missed when somebody who joined did not answer', () => {
    const draft = draftWith({ recheck: { due_at: 10, asked_at: 20 }, handshakes: [joined] })
    expect(recheckResult(draft).result).toBe('MISSED')
  })
})

describe('a handshake', () => {
  const shown = { step: 7, phase: 'RECHECK', wall: 1000, mono: 10, session: 's' } as const
  const answer = { via: 'typed', digits: '123456', statement: null } as const
  const now = { wall: 9000, mono: 8010, session: 's' }

  it('is timed by the monotonic clock within one page load', () => {
    const made = handshake(draftWith(), { member: HE.id, shown }, answer, now)
    expect(made).toMatchObject({ elapsed: 8000, shown_at: 1000, replied_at: 9000 })
  })

  it('is not timed across a reload', () => {
    const made = handshake(draftWith(), { member: HE.id, shown }, answer, { ...now, session: 't' })
    expect(made.elapsed).toBeNull()
  })

  it('is a join for somebody who joins late, even while the recheck is asked', () => {
    const made = handshake(draftWith(), { member: HE.id, shown }, answer, now)
    expect(made.phase).toBe('JOIN')
  })

  it('read twice is one', () => {
    const made = handshake(draftWith(), { member: HE.id, shown }, answer, now)
    expect(isRepeat(draftWith({ handshakes: [made] }), made)).toBe(true)
  })
})
