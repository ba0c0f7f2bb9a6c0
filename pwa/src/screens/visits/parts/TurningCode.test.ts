import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { showCode } from '@/actions/showCode'
import { expectNoAxe } from '../../../../tests/parts'
import { VISIT } from '../../../../tests/visits/cast'
import { mountVisit } from '../../../../tests/visits/mount'
import TurningCode from './TurningCode.vue'

vi.mock('@/actions/showCode')
vi.mock('@/actions/drawQr', () => ({ drawQr: async () => '<svg></svg>' }))
const STEP = 15_000

beforeEach(() => {
  vi.resetAllMocks()
  vi.useFakeTimers({ now: 10 * STEP + 5000 })
  vi.mocked(showCode).mockImplementation(async () => {
    const step = Math.floor(Date.now() / STEP)
    const digits = String(step).padStart(6, '0')
    return { phase: 'JOIN', step, digits, text: `LF1:${step}`, ends_at: (step + 1) * STEP }
  })
})
afterEach(() => vi.useRealTimers())

it('shows the digits and how long they last', async () => {
  const { wrapper } = await mountVisit(TurningCode, { visit: VISIT })
  expect(wrapper.text()).toContain('10 秒后换新')
  expect(wrapper.find('.digits').attributes('aria-label')).toContain('0 0 0 0 1 0')
})

it('asks for the next code when the step ends, once', async () => {
  const { wrapper } = await mountVisit(TurningCode, { visit: VISIT })
  await vi.advanceTimersByTimeAsync(STEP)
  await flushPromises()
  expect(showCode).toHaveBeenCalledTimes(2)
  expect(wrapper.find('.digits').attributes('aria-label')).toContain('0 0 0 0 1 1')
})

it('is readable without eyes', async () => {
  const { wrapper } = await mountVisit(TurningCode, { visit: VISIT })
  vi.useRealTimers()
  await expectNoAxe(wrapper)
})
