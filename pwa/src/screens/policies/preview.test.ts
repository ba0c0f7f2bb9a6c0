import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CountyPreview, PolicyPreview } from '@/domain/register/policy'
import { getCountyPreview, getPolicyPreview, postCountyPreview } from '@/net/policies'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import PreviewCard from './PreviewCard.vue'

vi.mock('@/net/policies')
enableAutoUnmount(afterEach)

const SOME: PolicyPreview = {
  ...{ people: 10_000, whole: false, opened: 0, closed: 0, earlier: 31, later: 0 },
  rules: [{ before: 'D3', after: 'D3', tasks: 31 }],
}
const NOT_YET: CountyPreview = { state: 'NONE', at: null, done: 0, of: 0, found: null }
const HALF: CountyPreview = { state: 'RUNNING', at: 1, done: 50_000, of: 100_000, found: null }
const ALL: CountyPreview = {
  ...{ state: 'DONE', at: 2, done: 100_000, of: 100_000 },
  found: { ...SOME, people: 100_000, whole: true, earlier: 312 },
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.mocked(getPolicyPreview).mockResolvedValue(SOME)
  vi.mocked(getCountyPreview).mockResolvedValue(NOT_YET)
  vi.mocked(postCountyPreview).mockResolvedValue(HALF)
})
afterEach(() => vi.useRealTimers())

async function shown() {
  const card = mountPart(PreviewCard, { props: { id: 'v1' } })
  await flushPromises()
  return card
}

it('computes everybody when asked, says how far it is, and shows the result when it is there', async () => {
  const card = await shown()
  expect(card.text()).toContain('先试算了 10000 人')
  vi.mocked(getCountyPreview).mockResolvedValue(HALF)
  await card.get('button').trigger('click')
  await flushPromises()
  expect(postCountyPreview).toHaveBeenCalledWith('v1')
  expect(card.text()).toContain('50000 / 100000 人')
  expect(card.get('progress').element.value).toBe(0.5)
  expect(card.find('button').exists()).toBe(false)

  vi.mocked(getCountyPreview).mockResolvedValue(ALL)
  await vi.advanceTimersByTimeAsync(1000)
  expect(card.text()).toContain('您范围内的 100000 人')
  expect(card.text()).toContain('312 项提前')
  expect(card.find('progress').exists()).toBe(false)
  vi.useRealTimers()
  await expectNoAxe(card)
})

it('lets a computation that broke off be started again, and asks for none where everybody was looked at', async () => {
  vi.mocked(getCountyPreview).mockResolvedValue({ ...HALF, state: 'STOPPED' })
  const card = await shown()
  expect(card.text()).toContain('上次试算中断了')
  expect(card.find('button').exists()).toBe(true)
  card.unmount()
  vi.mocked(getPolicyPreview).mockResolvedValue({ ...SOME, people: 300, whole: true })
  vi.mocked(getCountyPreview).mockResolvedValue(NOT_YET)
  expect((await shown()).find('button').exists()).toBe(false)
})
