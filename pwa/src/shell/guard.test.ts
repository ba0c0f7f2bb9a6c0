import { describe, expect, it } from 'vitest'
import { mainPages, type Situation, turnedAway } from './guard'

const field = { 'task.read': 'own', 'visit.list': 'own' }
const review = { 'visit.list': 'area' }
const worker: Situation = { phase: 'open', permissions: field, hasPin: true }
const supervisor: Situation = { phase: 'signed-in', permissions: review, hasPin: false }

describe('main pages', () => {
  it.each([
    ['a worker', field, ['/today', '/records', '/me']],
    [
      'a worker who also supervises',
      { ...field, ...review },
      ['/today', '/records', '/review/visits', '/me'],
    ],
    ['a supervisor', review, ['/review/visits', '/me']],
    ['an administrator', { 'staff.read': 'all' }, ['/admin', '/me']],
    ['somebody without a task', {}, ['/me']],
    ['the head of an organisation', { 'turnout.answer': 'own' }, ['/turnout', '/me']],
    [
      'a doctor who leads a team',
      { ...field, 'board.read': 'team', 'patient.list': 'area', 'case.list': 'area' },
      ['/today', '/records', '/board', '/register', '/me'],
    ],
    [
      'a supervisor of a register',
      { ...review, 'board.read': 'area', 'patient.list': 'area', 'case.list': 'area' },
      ['/review/visits', '/board', '/register', '/cases', '/me'],
    ],
    [
      'a policeman, who has only those he visits',
      { ...field, 'patient.list': 'own' },
      ['/today', '/records', '/me'],
    ],
  ])('of %s', (_who, permissions, pages) => expect(mainPages(permissions)).toEqual(pages))
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

  it('has a supervisor choose a PIN only to sign something', () => {
    const signs = { ...supervisor, permissions: { ...review, 'colour.second': 'area' } }
    expect(turnedAway('/enrol', 'sign', signs)).toBe('/pin?to=%2Fenrol')
    expect(turnedAway('/enrol', 'sign', { ...signs, phase: 'open' })).toBeNull()
    expect(turnedAway('/today', 'open', signs)).toBe('/review/visits')
  })

  it('sends a supervisor to the review, never to a PIN', () => {
    expect(turnedAway('/today', 'open', supervisor)).toBe('/review/visits')
  })
})
