import { expect, it, vi } from 'vitest'
import { expectNoAxe, mountPart } from '@/../tests/parts'
import type { MonthlySample, SampleCall, SampleItem } from '@/domain/callBacks'
import CallCard from './CallCard.vue'
import { monthWords, pastMonths } from './months'
import SampleScreen from './SampleScreen.vue'

const words = (zh: string) => ({ zh, en: zh })
const item: SampleItem = {
  ...{ visit: 'v', patient_code: 'P-01', area: { id: 'a', name: '石桥村' }, leader: null },
  ...{ on_day: '2026-10-20', state: 'TO_CALL', barred: null, calls: [] },
}
const sample: MonthlySample = {
  ...{ month: '2026-10', drawn_at: Date.UTC(2026, 10, 1), of: 40, drawn: 5, doubted: 1, items: [item] },
  seed: {
    checkpoint: 'lianfang.example\n9\nroot\n',
    size: 9,
    root: 'cm9vdA==',
    at: Date.UTC(2026, 9, 31),
    rule: 'lianfang.sample/v1',
  },
  script: {
    ...{ zh: ['您好'], en: ['Good day'] },
    questions: [
      {
        ...words('有人来过吗？'),
        name: 'came',
        options: [
          { ...words('来过'), value: 'YES' },
          { ...words('没有来过'), value: 'NO' },
        ],
      },
      { ...words('来了几个人？'), name: 'people', options: [] },
      { ...words('大概什么时候？'), name: 'when', options: [{ ...words('就是那天'), value: 'SAME_DAY' }] },
    ],
  },
}
const postSampleResult = vi.fn(async () => item)
const getSampleNotes = vi.fn(async () => ({ notes: [{ at: 5, note: '很满意', again: null }] }))
vi.mock('@/net/review', () => ({
  getMonthlySample: async () => sample,
  getSampleNotes: () => getSampleNotes(),
  postSampleResult: (...given: unknown[]) => postSampleResult(...(given as [])),
}))

it('offers whole months only', () => {
  expect(pastMonths(new Date(2026, 1, 5), 3)).toEqual(['2026-01', '2025-12', '2025-11'])
  expect(monthWords('2026-10', 'zh-CN')).toBe('2026年10月')
})

it('shows how the month was drawn, and what to say', async () => {
  const screen = mountPart(SampleScreen)
  await vi.waitFor(() => expect(screen.text()).toContain('P-01'))
  expect(screen.text()).toContain('lianfang.sample/v1')
  expect(screen.text()).toContain('40 次里抽了 5 次')
  expect(screen.text()).toContain('另有 1 次')
  expect(screen.text()).toContain('您好')
  await expectNoAxe(screen)
})

it('keeps an answer only with what belongs to it', async () => {
  const screen = mountPart(SampleScreen)
  await vi.waitFor(() => expect(screen.text()).toContain('填写结果'))
  const button = (name: string) => screen.findAll('button').find((one) => one.text() === name)
  await button('填写结果')?.trigger('click')
  await screen.get('form.stack').trigger('submit')
  expect(postSampleResult).not.toHaveBeenCalled()
  const radio = (label: string) =>
    screen
      .findAll('label')
      .find((one) => one.text() === label)
      ?.get('input')
  await radio('接通了')?.setValue(true)
  await radio('来过')?.setValue(true)
  await screen.get('input[inputmode=numeric]').setValue('2')
  await screen.get('form.stack').trigger('submit')
  expect(postSampleResult).toHaveBeenCalledWith('v', {
    ...{ reached: true, how: 'CALL', came: 'YES', people: 2, when: null, note: '', again: '' },
  })
})

const called: SampleCall = {
  ...{ at: 5, by: null, reached: true, how: 'CALL', came: 'NO', people: null, when: null, noted: true },
}
const card = (changes: Partial<SampleItem>, open = false) =>
  mountPart(CallCard, { props: { item: { ...item, ...changes }, questions: sample.script.questions, open } })

it('opens words only when asked for', async () => {
  const one = card({ state: 'DONE', calls: [called] })
  expect(one.text()).toContain('没有来过')
  expect(getSampleNotes).not.toHaveBeenCalled()
  await one
    .findAll('button')
    .find((found) => found.text() === '看备注')
    ?.trigger('click')
  await vi.waitFor(() => expect(one.text()).toContain('很满意'))
})

it('asks why somebody is called once more', async () => {
  postSampleResult.mockClear()
  const one = card({ state: 'DONE', calls: [called] }, true)
  await one.get('form.stack').trigger('submit')
  expect(one.text()).toContain('请写明原因')
  expect(postSampleResult).not.toHaveBeenCalled()
})

it('offers nothing to whoever was there', () => {
  const one = card({ barred: 'participant', calls: [] })
  expect(one.text()).toContain('请由其他督导回访')
  expect(one.findAll('button')).toHaveLength(0)
})
