import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, nextTick, ref } from 'vue'
import { useStay } from './useStay'

const section = ref<string | undefined>('condition')
const told: [string, number][] = []
const Page = defineComponent({
  setup() {
    useStay(
      () => section.value,
      (what, ms) => told.push([what, ms]),
    )
    return () => null
  },
})
const show = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  section.value = 'condition'
  told.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('tells how long a section was on the screen when the next one comes, and at the end', async () => {
  const page = mount(Page)
  vi.advanceTimersByTime(9_000)
  section.value = 'treatment'
  await nextTick()
  vi.advanceTimersByTime(4_000)
  page.unmount()
  expect(told).toEqual([
    ['condition', 9_000],
    ['treatment', 4_000],
  ])
})

it('does not count while the phone is put away', async () => {
  const page = mount(Page)
  vi.advanceTimersByTime(2_000)
  show('hidden')
  vi.advanceTimersByTime(600_000)
  show('visible')
  vi.advanceTimersByTime(3_000)
  page.unmount()
  expect(told).toEqual([
    ['condition', 2_000],
    ['condition', 3_000],
  ])
})

it('says nothing of a screen without a section', async () => {
  section.value = undefined
  mount(Page).unmount()
  expect(told).toEqual([])
})
