import { expect, it } from 'vitest'
import { onPhones } from './phones'

const staff = { id: 's1', name: '何小满', org: '石桥村委会', role: 'GRID' }

it('says who has begun', () => {
  const visit = { id: 'v1', state: 'OPEN', planned_on: '2026-11-23', leader: staff }
  expect(onPhones({ visit, phones: [{ staff, last_at: 1 }] })).toEqual({
    key: 'register.board.begun',
    values: { who: '何小满' },
  })
})

it('says on whose phone the card lies', () => {
  expect(onPhones({ visit: null, phones: [{ staff, last_at: 1 }] })?.values).toEqual({ who: '何小满' })
  const two = [1, 2].map((last_at) => ({ staff, last_at }))
  expect(onPhones({ visit: null, phones: two })?.values).toEqual({ who: '何小满' })
})

it('says nothing where it lies nowhere', () => {
  expect(onPhones({ visit: null, phones: [] })).toBeNull()
})
