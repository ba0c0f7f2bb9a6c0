import { afterEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useAnswer } from './answer'
import { whileBusy } from './busy'

afterEach(() => vi.useRealTimers())

it('asks again while the server works, and not once it is over or nobody looks', async () => {
  vi.useFakeTimers()
  const states = ['RUNNING', 'RUNNING', 'DONE', 'RUNNING']
  const ask = vi.fn(async () => ({ state: states.shift() }))
  const scope = effectScope()
  const asked = scope.run(() => whileBusy(useAnswer(null, ask), ({ state }) => state === 'RUNNING'))
  await vi.advanceTimersByTimeAsync(5000)
  expect([ask.mock.calls.length, asked?.data.value]).toEqual([3, { state: 'DONE' }])

  await asked?.reload()
  scope.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(ask).toHaveBeenCalledTimes(4)
})
