import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { answerQuestion } from '@/actions/answerQuestion'
import { goTo } from '@/actions/goTo'
import { spendTime } from '@/actions/spendTime'
import { EMPTY_FORM, type RecordForm } from '@/domain/draft'
import type { Answers, FormDefinition } from '@/domain/forms/definition'
import { useFilledForm } from '@/queries/forms'
import { expectNoAxe } from '../../../../tests/parts'
import { draft, VISIT } from '../../../../tests/visits/cast'
import { mountVisit, press } from '../../../../tests/visits/mount'
import FormStep from './FormStep.vue'

vi.mock('@/actions/answerQuestion')
vi.mock('@/actions/goTo')
vi.mock('@/actions/spendTime')
vi.mock('@/queries/forms')

const FILE = resolve(import.meta.dirname, '../../../../../backend/forms/definitions/follow_up.v1.json')
const FORM = JSON.parse(readFileSync(FILE, 'utf8')) as FormDefinition
const PILL = { name: '奥氮平', per: 'DAY', times: 1, dose: 10_000 }
const SEEN: RecordForm = {
  ...EMPTY_FORM,
  ...{ outcome: 'SEEN', seen: ['PATIENT'], entry: 'DOORSTEP', place: 11 },
  danger: { level: 3, target: null, not_assessed: null },
}

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(useFilledForm).mockReturnValue(ref(FORM))
  vi.mocked(answerQuestion).mockImplementation(async () => draft())
  vi.mocked(goTo).mockImplementation(async () => draft())
  vi.mocked(spendTime).mockImplementation(async () => draft())
})

async function sheet(
  section: string,
  answers: Answers = {},
  parts: readonly ('CLINICAL' | 'COMMUNITY')[] = ['CLINICAL'],
) {
  const carry = { on: '2026-08-24', medicines: [PILL] }
  const filling = { form: { id: 'follow_up', version: 1 }, parts, answers, carry }
  const held = draft({ step: 'record', form: SEEN, filling })
  const part = section && `form-${section}`
  const at = `/visits/${VISIT}/flow/record/${part || 'form'}`
  const { wrapper, router } = await mountVisit(FormStep, { draft: held, part }, at)
  return { wrapper, where: () => router.currentRoute.value.params }
}

const tile = (wrapper: Awaited<ReturnType<typeof sheet>>['wrapper'], question: string, answer: string) => {
  const group = wrapper.findAll('fieldset').find((one) => one.find('legend').text() === question)
  const found = group?.findAll('button').find((one) => one.text() === answer)
  if (!found) throw new Error(`${question}: ${answer}`)
  return found
}

it('notes how long a section was on the screen, and nothing finer', async () => {
  const { wrapper } = await sheet('condition')
  wrapper.unmount()
  expect(spendTime).toHaveBeenCalledExactlyOnceWith(VISIT, 'condition', expect.any(Number))
})

it('keeps an answer at one tap, and takes it back at a second', async () => {
  const first = await sheet('condition')
  await tile(first.wrapper, '睡眠', '良好').trigger('click')
  expect(answerQuestion).toHaveBeenCalledWith(VISIT, 'sleep', 'GOOD')
  const again = await sheet('condition', { sleep: 'GOOD' })
  await tile(again.wrapper, '睡眠', '良好').trigger('click')
  expect(answerQuestion).toHaveBeenLastCalledWith(VISIT, 'sleep', null)
})

it('fills nothing in beforehand', async () => {
  const { wrapper } = await sheet('condition')
  expect(wrapper.findAll('[aria-pressed="true"], input:checked')).toHaveLength(0)
})

it('takes "none of these" as an answer only when somebody says so', async () => {
  const { wrapper } = await sheet('condition')
  const none = wrapper.findAll('label').find((one) => one.text() === '以上都没有')
  await none?.find('input').setValue(true)
  expect(answerQuestion).toHaveBeenCalledWith(VISIT, 'symptoms', [])
})

it('lets "none" stand alone', async () => {
  const { wrapper } = await sheet('since_last', { acts: ['HARM'] })
  const none = wrapper.findAll('label').find((one) => one.text() === '无')
  await none?.find('input').setValue(true)
  expect(answerQuestion).toHaveBeenCalledWith(VISIT, 'acts', ['NONE'])
})

it('asks what follows from an answer, there and then', async () => {
  const { wrapper } = await sheet('since_last', { acts: ['HARM'] })
  expect(wrapper.text()).toContain('肇祸次数')
  expect(wrapper.text()).not.toContain('自伤次数')
})

it('asks kindly about what does not go together, and goes on all the same', async () => {
  const { wrapper, where } = await sheet('conclusion', { class: 'STABLE' })
  expect(wrapper.text()).toContain('按规范归为“不稳定”')
  await press(wrapper, '下一步')
  await flushPromises()
  expect(where().step).toBe('signatures')
})

it('asks about each medicine of the last record', async () => {
  const { wrapper } = await sheet('treatment')
  expect(wrapper.text()).toContain('奥氮平 每日 次数 1 10 mg')
  await press(wrapper, '还在用，没有变')
  expect(answerQuestion).toHaveBeenCalledWith(VISIT, 'medicines', [PILL])
})

it('says that nothing is taken once each has been said to be stopped', async () => {
  const { wrapper } = await sheet('treatment')
  await press(wrapper, '不用了，或有变化')
  expect(answerQuestion).toHaveBeenCalledWith(VISIT, 'medicines', [])
})

it('asks a grid worker for what a grid worker sees', async () => {
  const { wrapper } = await sheet('', {}, ['COMMUNITY'])
  expect(wrapper.text()).toContain('社会功能')
  expect(wrapper.text()).not.toContain('自知力')
})

it('steps back from somebody locked in, and calls', async () => {
  const { wrapper } = await sheet('since_last', { locking: 'LOCKED' })
  expect(wrapper.text()).toContain('请先退后')
  expect(wrapper.text()).not.toContain('110')
})

it.each(['condition', 'since_last', 'treatment', 'conclusion'])('%s passes axe', async (section) => {
  const { wrapper } = await sheet(section, { class: 'STABLE', locking: 'LOCKED', acts: ['HARM'] })
  await expectNoAxe(wrapper)
})
