import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Ref, shallowRef } from 'vue'
import { abortVisit } from '@/actions/abortVisit'
import type { Draft } from '@/domain/draft'
import { useDraft } from '@/queries/drafts'
import { draft, VISIT } from '../../../tests/visits/cast'
import { mountVisit, press } from '../../../tests/visits/mount'
import SafetyScreen from './SafetyScreen.vue'

vi.mock('@/actions/abortVisit')
vi.mock('@/queries/drafts')
let held: Ref<Draft | null | undefined>

beforeEach(() => {
  vi.resetAllMocks()
  vi.useFakeTimers()
  held = shallowRef(draft({ step: 'record' }))
  vi.mocked(useDraft).mockImplementation(() => held)
  vi.mocked(abortVisit).mockImplementation(async () => {
    const aborted = draft({ step: 'ended', ended: 'visit.abort' })
    held.value = aborted
    return aborted
  })
})
afterEach(() => vi.useRealTimers())

const open = () => mountVisit(SafetyScreen, { visit: VISIT }, `/visits/${VISIT}/safety`)

it('asks nothing and offers only to call, to go, or to take the tap back', async () => {
  const { wrapper } = await open()
  expect(wrapper.findAll('input, textarea, select')).toEqual([])
  expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toEqual(['tel:110', 'tel:120'])
})

it('writes the statement by itself', async () => {
  const { wrapper } = await open()
  await vi.advanceTimersByTimeAsync(9000)
  expect(abortVisit).toHaveBeenCalledExactlyOnceWith(VISIT)
  expect(wrapper.text()).toContain('已记下')
})

it('writes it at once when the phone goes dark', async () => {
  await open()
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await flushPromises()
  expect(abortVisit).toHaveBeenCalledOnce()
})

it('writes it at once when a number is called', async () => {
  const { wrapper } = await open()
  await press(wrapper, '120')
  await flushPromises()
  expect(abortVisit).toHaveBeenCalledOnce()
})

it('writes it when the screen is left in any other way', async () => {
  const { wrapper } = await open()
  wrapper.unmount()
  await flushPromises()
  expect(abortVisit).toHaveBeenCalledOnce()
})

it('goes back to where the visit was, unwritten, after a slip of the thumb', async () => {
  const { wrapper, router } = await open()
  await press(wrapper, '按错了')
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe(`/visits/${VISIT}/flow/record`)
  wrapper.unmount()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(abortVisit).not.toHaveBeenCalled()
})

it('writes nothing about a visit that is already over', async () => {
  held.value = draft({ step: 'closed', ended: 'visit.close' })
  const { wrapper } = await open()
  wrapper.unmount()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(abortVisit).not.toHaveBeenCalled()
})
