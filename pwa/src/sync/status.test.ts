import { expect, it } from 'vitest'
import { Refusal, refuse } from '@/domain/refusal'
import { stateAfter, waitAfter } from './status'

const server = (status: number) =>
  new Refusal({ code: 'x', message: { zh: '', en: '' }, help: { zh: '', en: '' } }, {}, status)

it.each([
  [refuse('net.unreachable'), 'offline'],
  [refuse('net.unreadable'), 'waiting'],
  [refuse('app.locked'), 'waiting'],
  [refuse('log.rolled_back'), 'waiting'],
  [refuse('app.not_signed_in'), 'refused'],
  [refuse('receipt.invalid'), 'refused'],
  [server(503), 'waiting'],
  [server(429), 'waiting'],
  [server(403), 'refused'],
])('%s is %s', (refusal, state) => {
  expect(stateAfter(refusal)).toBe(state)
})

it('waits twice as long each time, up to five minutes, and never exactly as long as another phone', () => {
  const waits = [1, 2, 3, 20].map((failures) => waitAfter(failures, 0.5))
  expect(waits).toEqual([5000, 10_000, 20_000, 300_000])
  expect([waitAfter(1, 0), waitAfter(1, 1)]).toEqual([2500, 7500])
})
