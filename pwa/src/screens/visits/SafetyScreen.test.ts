import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Ref, shallowRef } from 'vue'
import { abortVisit } from '@/actions/abortVisit'
import { pressAbort } from '@/actions/pressAbort'
import { takeBackAbort } from '@/actions/takeBackAbort'
import { refuse } from '@/domain/door'
import type { Draft } from '@/domain/draft'
import { useDraft } from '@/queries/drafts'
import { useDutyPhones } from '@/queries/tasks'
import { draft, VISIT } from '../../../tests/visits/cast'
import { mountVisit, press } from '../../../tests/visits/mount'
import SafetyScreen from './SafetyScreen.vue'

vi.mock('@/actions/abortVisit')
vi.mock('@/actions/pressAbort')
vi.mock('@/actions/takeBackAbort')
vi.mock('@/queries/drafts')
vi.mock('@/queries/tasks')
let held: Ref<Draft | null | undefined>

const at = { wall: 0, zone: 480, mono: 0, session: VISIT }
const abort = { at, position: null, first: false }
const CENTRE = { id: 'c', name: '云渡镇卫生院', type: 'HEALTH_CENTRE', duty_phone: '0000-1201' }

beforeEach(() => {
  vi.resetAllMocks()
  vi.useFakeTimers()
  held = shallowRef(draft({ step: 'record' }))
  vi.mocked(useDraft).mockImplementation(() => held)
  vi.mocked(useDutyPhones).mockReturnValue(shallowRef([CENTRE]))
  vi.mocked(pressAbort).mockImplementation(async () => {
    if (held.value?.ended) throw refuse('visit.ended')
    const pressed = draft({ step: 'record', abort })
    held.value = pressed
    return pressed
  })
  vi.mocked(takeBackAbort).mockImplementation(async () => draft({ step: 'record' }))
  vi.mocked(abortVisit).mockImplementation(async () => {
    const aborted = draft({ step: 'ended', ended: 'visit.abort', abort })
    held.value = aborted
    return aborted
  })
})
enableAutoUnmount(afterEach)
afterEach(() => vi.useRealTimers())

const open = () => mountVisit(SafetyScreen, { visit: VISIT }, `/visits/${VISIT}/safety`)

it('asks nothing and offers only to call, to go, or to take the tap back', async () => {
  const { wrapper } = await open()
  expect(wrapper.findAll('input, textarea, select')).toEqual([])
  expect(wrapper.findAll('a').map((link) => link.attributes('href'))).toEqual([
    'tel:110',
    'tel:120',
    'tel:00001201',
  ])
})

it('keeps the press before anything else', async () => {
  await open()
  expect(pressAbort).toHaveBeenCalledExactlyOnceWith(VISIT)
  expect(abortVisit).not.toHaveBeenCalled()
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
  expect(takeBackAbort).toHaveBeenCalledExactlyOnceWith(VISIT)
  expect(router.currentRoute.value.fullPath).toBe(`/visits/${VISIT}/flow/record`)
  wrapper.unmount()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(abortVisit).not.toHaveBeenCalled()
})

it('goes back to the card of a visit that had not begun', async () => {
  vi.mocked(takeBackAbort).mockResolvedValue(null)
  const { wrapper, router } = await open()
  await press(wrapper, '按错了')
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe(`/visits/${VISIT}`)
})

it('writes nothing about a visit that is already over', async () => {
  held.value = draft({ step: 'closed', ended: 'visit.close' })
  const { wrapper } = await open()
  wrapper.unmount()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(abortVisit).not.toHaveBeenCalled()
})
