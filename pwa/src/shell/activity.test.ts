import { afterEach, expect, it, vi } from 'vitest'
import { touch } from '@/actions/touch'
import { watchActivity } from './activity'

vi.mock('@/actions/touch')
afterEach(() => vi.useRealTimers())

it('tells the lock that somebody is here, but not with every movement', () => {
  vi.useFakeTimers({ now: 1_000_000 })
  watchActivity()
  for (let n = 0; n < 5; n += 1) window.dispatchEvent(new Event('pointerdown'))
  expect(touch).toHaveBeenCalledOnce()
  vi.setSystemTime(1_020_000)
  window.dispatchEvent(new Event('keydown'))
  expect(touch).toHaveBeenCalledTimes(2)
})
