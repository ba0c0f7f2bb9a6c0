import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { closeVisit } from '@/actions/closeVisit'
import { EMPTY_FORM, type RecordForm } from '@/domain/draft'
import { expectNoAxe } from '../../../../tests/parts'
import { draft, handshake, SHEN, signature, TANG, VISIT } from '../../../../tests/visits/cast'
import { mountVisit, press } from '../../../../tests/visits/mount'
import ReviewStep from './ReviewStep.vue'

vi.mock('@/actions/closeVisit')

const form: RecordForm = {
  ...EMPTY_FORM,
  outcome: 'SEEN',
  seen: ['PATIENT'],
  entry: 'DOORSTEP',
  place: 11,
  danger: { level: 0, target: null, not_assessed: null },
}
const full = draft({ step: 'review', form, handshakes: [handshake(SHEN)], signatures: [signature()] })

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(closeVisit).mockResolvedValue(full)
})

const at = (fields = full) =>
  mountVisit(ReviewStep, { draft: fields, part: '' }, `/visits/${VISIT}/flow/review`)

it('finishes with one tap', async () => {
  const { wrapper } = await at()
  await press(wrapper, '完成走访')
  expect(closeVisit).toHaveBeenCalledOnce()
})

it('lets what may stay open stay open, and says so kindly', async () => {
  const { wrapper } = await at()
  expect(wrapper.text()).toContain('没有也能完成')
  expect(wrapper.text()).toContain('有同事还没到')
})

it('does not finish while something needed is missing, and leads there', async () => {
  const { wrapper, router } = await at({ ...full, form: { ...form, entry: null, place: null } })
  await press(wrapper, '完成走访')
  expect(closeVisit).not.toHaveBeenCalled()
  await press(wrapper, '在哪里谈的')
  await flushPromises()
  expect(router.currentRoute.value.params).toMatchObject({ step: 'record', part: 'change-entry' })
})

it('names colleagues and how each is here', async () => {
  const absent = [{ member: TANG.id, reason: 'DUTY' as const, note: '' }]
  const { wrapper } = await at({ ...full, absent })
  expect(wrapper.text()).toContain('沈知夏（已确认到场）；唐禾（没能来：执勤或公务）')
})

it('says it is alone when nobody else is expected', async () => {
  const { wrapper } = await at({ ...full, expected: [], handshakes: [] })
  expect(wrapper.text()).toContain('只有我一个人')
})

it('passes axe', async () => {
  const { wrapper } = await at()
  await expectNoAxe(wrapper)
})
