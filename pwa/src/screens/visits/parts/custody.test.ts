import { expect, it } from 'vitest'
import type { KeptRecord, StatementState } from '@/domain/custody'
import { custodyOf } from './custody'

const record = (state: StatementState, received = 0, total = 0): KeptRecord => ({
  hash: '00',
  account: 'a',
  device: 'd',
  seq: 1,
  kind: 'visit.close',
  visit: 'v',
  at: 0,
  state,
  reason: null,
  received_at: null,
  index: null,
  photos: { total, received },
  first_name: null,
})

it('says stored while a single statement has no receipt', () => {
  expect(custodyOf([record('received'), record('sending')]).state).toBe('stored')
})

it('says stored, not received, when nothing is known', () => {
  expect(custodyOf([]).state).toBe('stored')
})

it('says that photos are on their way after the statements arrived', () => {
  expect(custodyOf([record('received', 1, 3)])).toEqual({ state: 'photos', photos: 2 })
})

it('says received only when everything is', () => {
  expect(custodyOf([record('received', 3, 3), record('received')]).state).toBe('received')
})

it.each(['refused', 'quarantined'] as const)('lets a %s statement speak for the whole visit', (state) => {
  expect(custodyOf([record('received'), record(state)]).state).toBe('refused')
})
