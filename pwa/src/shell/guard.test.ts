import { describe, expect, it } from 'vitest'
import { homeOf, type Situation, turnedAway } from './guard'

const worker: Situation = { weChat: false, phase: 'open', roles: ['MHP'], hasPin: true }
const supervisor: Situation = { weChat: false, phase: 'signed-in', roles: ['SUP'], hasPin: false }

describe('who starts where', () => {
  it.each([
    [['GRID'], '/today'],
    [['MHP', 'SUP'], '/today'],
    [['SUP'], '/review/visits'],
    [['ADM_SEC'], '/admin'],
    [['RPT'], '/me'],
  ])('%s starts at %s', (roles, home) => expect(homeOf(roles)).toBe(home))
})

describe('the guard', () => {
  it('lets a worker with an open phone through', () => {
    expect(turnedAway('/today', 'open', worker)).toBeNull()
  })

  it('remembers where an unknown person wanted to go', () => {
    expect(turnedAway('/visits/1', 'open', { ...worker, phase: 'nobody' })).toBe('/sign-in?to=%2Fvisits%2F1')
  })

  it('asks for the PIN of a locked phone', () => {
    expect(turnedAway('/visits/1', 'open', { ...worker, phase: 'locked' })).toBe('/unlock?to=%2Fvisits%2F1')
  })

  it('has a new worker choose a PIN first', () => {
    expect(turnedAway('/today', 'open', { ...worker, phase: 'signed-in', hasPin: false })).toBe('/pin')
  })

  it('sends a supervisor to the review, never to a PIN', () => {
    expect(turnedAway('/today', 'open', supervisor)).toBe('/review/visits')
  })

  it('shows nothing inside WeChat but the way out', () => {
    expect(turnedAway('/sign-in', 'nobody', { ...worker, weChat: true })).toBe('/wechat')
    expect(turnedAway('/wechat', 'nobody', { ...worker, weChat: true })).toBeNull()
  })
})
