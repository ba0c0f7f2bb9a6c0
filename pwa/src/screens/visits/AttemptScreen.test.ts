import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { type Ref, shallowRef } from 'vue'
import { attemptVisit } from '@/actions/attemptVisit'
import { openVisit } from '@/actions/openVisit'
import { saveRecordField } from '@/actions/saveRecordField'
import { skipSampling } from '@/actions/skipSampling'
import { type Draft, EMPTY_FORM } from '@/domain/draft'
import { useDraft } from '@/queries/drafts'
import { draft, signature, VISIT } from '../../../tests/visits/cast'
import { mountVisit, press } from '../../../tests/visits/mount'
import AttemptScreen from './AttemptScreen.vue'

vi.mock('@/actions/attemptVisit')
vi.mock('@/actions/openVisit')
vi.mock('@/actions/saveRecordField')
vi.mock('@/actions/skipSampling')
vi.mock('@/queries/drafts')
let held: Ref<Draft | null | undefined>
let opened: (draft: Draft) => void

beforeEach(() => {
  vi.resetAllMocks()
  held = shallowRef(null)
  vi.mocked(useDraft).mockImplementation(() => held)
  vi.mocked(openVisit).mockImplementation(() => new Promise((done) => (opened = done)))
  vi.mocked(saveRecordField).mockImplementation(async (_visit, patch) => {
    const next = draft({ form: { ...EMPTY_FORM, ...patch } })
    held.value = next
    return next
  })
})

const open = () => mountVisit(AttemptScreen, { visit: VISIT }, `/visits/${VISIT}/attempt`)

it('opens the visit by itself while the person already says what it was', async () => {
  const { wrapper } = await open()
  expect(openVisit).toHaveBeenCalledOnce()
  expect(wrapper.text()).toContain('无人在家')
})

it('keeps a tile tapped before the visit was open', async () => {
  const { wrapper } = await open()
  await press(wrapper, '无人在家')
  expect(skipSampling).toHaveBeenCalledOnce()
  held.value = draft()
  opened(draft())
  await flushPromises()
  expect(saveRecordField).toHaveBeenCalledExactlyOnceWith(VISIT, { attempt: 'NOBODY' })
  expect(wrapper.text()).toContain('请回电')
})

it('lets another tile be chosen without falling back to the first', async () => {
  const { wrapper } = await open()
  held.value = draft()
  opened(draft())
  await flushPromises()
  await press(wrapper, '无人在家')
  await flushPromises()
  await press(wrapper, '换一个')
  await flushPromises()
  expect(saveRecordField).toHaveBeenLastCalledWith(VISIT, { attempt: null })
  await press(wrapper, '地址不符')
  await flushPromises()
  expect(held.value?.form.attempt).toBe('WRONG_ADDRESS')
})

it('is finished with one more tap once it is signed', async () => {
  held.value = draft({ form: { ...EMPTY_FORM, attempt: 'REFUSED' }, signatures: [signature()] })
  const { wrapper } = await open()
  await press(wrapper, '完成')
  expect(attemptVisit).toHaveBeenCalledOnce()
})

it('shows how it ended', async () => {
  held.value = draft({ step: 'ended', ended: 'visit.attempt' })
  const { router } = await open()
  expect(router.currentRoute.value.name).toBe('visit-done')
})
