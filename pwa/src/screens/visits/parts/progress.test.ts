import { expect, it } from 'vitest'
import { EMPTY_FORM } from '@/domain/draft'
import { draft, handshake, photo, SHEN, signature, TANG } from '../../../../tests/visits/cast'
import { marks } from './progress'

const states = (...of: Parameters<typeof marks>) => marks(...of).map(({ state }) => state)

it('shows the first step as now and nothing else as done at the start', () => {
  expect(states(draft(), 'team')).toEqual(['now', 'todo', 'todo', 'todo', 'todo'])
})

it('counts a step as done only when nothing is missing from it', () => {
  const half = draft({ handshakes: [handshake(SHEN)], photos: [photo()] })
  expect(states(half, 'record')).toEqual(['todo', 'done', 'now', 'todo', 'todo'])
})

it('counts a colleague who could not come as settled', () => {
  const settled = draft({
    handshakes: [handshake(SHEN)],
    absent: [{ member: TANG.id, reason: 'DUTY', note: '' }],
    photos: [photo()],
    form: { ...EMPTY_FORM, outcome: 'SEEN' },
    signatures: [signature()],
  })
  expect(states(settled, 'record')).toEqual(['done', 'done', 'now', 'done', 'todo'])
})
