import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { addSignature } from '@/actions/addSignature'
import { declineSignature } from '@/actions/declineSignature'
import { openPen } from '@/actions/openPen'
import type { Strokes } from '@/domain/types'
import { expectNoAxe } from '../../../../tests/parts'
import { draft, VISIT } from '../../../../tests/visits/cast'
import { mountVisit, press } from '../../../../tests/visits/mount'
import PassSheet from './PassSheet.vue'

vi.mock('@/actions/addSignature')
vi.mock('@/actions/declineSignature')
vi.mock('@/actions/openPen')

const strokes: Strokes = { v: 1, width: 300, height: 200, strokes: [[[10, 10, 0, 500]]] }
const pen = { isEmpty: () => false, clear: vi.fn(), undo: vi.fn(), strokes: () => strokes, off: vi.fn() }

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(openPen).mockResolvedValue(pen)
  vi.mocked(addSignature).mockResolvedValue(draft())
  vi.mocked(declineSignature).mockResolvedValue(draft())
})

const passedTo = async (household: 'PATIENT' | 'FAMILY') => {
  const { wrapper } = await mountVisit(PassSheet, { visit: VISIT, household })
  const write = async () => {
    await wrapper.find('canvas').trigger('pointerup')
    await press(wrapper, '签好了')
    await flushPromises()
  }
  return { wrapper, write }
}

it('shows whoever signs nothing about level, illness or danger', async () => {
  const { wrapper } = await passedTo('PATIENT')
  expect(wrapper.text()).not.toMatch(/级|病|障碍|危险|风险|近况/)
})

it('keeps what the person wrote', async () => {
  const { wrapper, write } = await passedTo('PATIENT')
  await write()
  expect(addSignature).toHaveBeenCalledWith(VISIT, { signer: 'PATIENT', strokes })
  expect(wrapper.emitted('close')).toBeTruthy()
})

it('cannot be finished before something is written', async () => {
  const { wrapper } = await passedTo('PATIENT')
  await press(wrapper, '签好了')
  expect(addSignature).not.toHaveBeenCalled()
})

it('says which relative signed', async () => {
  const { wrapper, write } = await passedTo('FAMILY')
  await press(wrapper, '母亲')
  await flushPromises()
  await write()
  expect(addSignature).toHaveBeenCalledWith(VISIT, { signer: 'FAMILY', relation: '母亲', strokes })
})

it('lets a guardian sign as a guardian', async () => {
  const { wrapper, write } = await passedTo('FAMILY')
  await press(wrapper, '监护人')
  await flushPromises()
  await write()
  expect(addSignature).toHaveBeenCalledWith(VISIT, { signer: 'GUARDIAN', strokes })
})

it('takes a no in one tap, without asking why', async () => {
  const { wrapper } = await passedTo('PATIENT')
  await press(wrapper, '我不签')
  await flushPromises()
  expect(declineSignature).toHaveBeenCalledWith(VISIT, { signer: 'PATIENT', reason: null })
})

it('passes axe', async () => {
  const { wrapper } = await passedTo('PATIENT')
  await expectNoAxe(wrapper)
})
