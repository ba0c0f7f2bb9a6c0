import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { goTo } from '@/actions/goTo'
import { saveRecordField } from '@/actions/saveRecordField'
import { EMPTY_FORM, type RecordForm } from '@/domain/draft'
import type { Question } from '@/domain/form'
import { expectNoAxe } from '../../../../tests/parts'
import { draft, VISIT } from '../../../../tests/visits/cast'
import { mountVisit, press } from '../../../../tests/visits/mount'
import RecordStep from './RecordStep.vue'

vi.mock('@/actions/saveRecordField')
vi.mock('@/actions/goTo')

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(saveRecordField).mockImplementation(async () => draft())
  vi.mocked(goTo).mockImplementation(async () => draft())
})

const SEEN: RecordForm = { ...EMPTY_FORM, outcome: 'SEEN', seen: ['PATIENT'], entry: 'DOORSTEP', place: 11 }

async function asked(part: string, form: Partial<RecordForm> = {}, asking: Question | null = null) {
  const held = draft({ step: 'record', asking, form: { ...EMPTY_FORM, ...form } })
  const at = `/visits/${VISIT}/flow/record${part && `/${part}`}`
  const { wrapper, router } = await mountVisit(RecordStep, { draft: held, part }, at)
  const where = () => router.currentRoute.value.params
  const answer = async (words: string) => {
    await press(wrapper, words)
    await flushPromises()
  }
  return { wrapper, where, answer }
}

it('starts with the first question that is open', async () => {
  const { where } = await asked('')
  expect(where().part).toBe('outcome')
})

it('goes on, after the phone was killed, with the question that stood there', async () => {
  const { where } = await asked('', SEEN, 'seen')
  expect(where().part).toBe('seen')
})

it('shows everything answered once nothing is open', async () => {
  const full = { ...SEEN, danger: { level: 0 as const, target: null, not_assessed: null } }
  const { wrapper } = await asked('', full)
  expect(wrapper.text()).toContain('门口交谈')
  expect(wrapper.text()).toContain('0 级')
})

it('keeps an answer and leads on to the next question', async () => {
  const { where, answer } = await asked('outcome')
  await answer('见到本人')
  expect(saveRecordField).toHaveBeenCalledWith(VISIT, { outcome: 'SEEN' })
  expect(goTo).toHaveBeenCalledWith(VISIT, 'record', 'entry')
  expect(where().part).toBe('entry')
})

it('asks for the place only where there is a choice', async () => {
  const { where, answer } = await asked('entry', { outcome: 'SEEN', seen: ['PATIENT'] })
  await answer('约定地点')
  expect(where().part).toBe('place')
})

it('returns to where a single answer was changed from', async () => {
  const { where, answer } = await asked('change-entry', { ...SEEN, outcome: 'FAMILY_ONLY', seen: ['FAMILY'] })
  await answer('同意入户')
  expect(where().part).toBeFalsy()
})

it('asks what a changed answer opens before it returns', async () => {
  const { where, answer } = await asked('change-danger', SEEN)
  await answer('一直打砸')
  expect(where().part).toBe('change-target')
})

it('goes on to the signatures after the last question', async () => {
  const { where, answer } = await asked('note', SEEN)
  await answer('下一步')
  expect(goTo).toHaveBeenCalledWith(VISIT, 'signatures')
  expect(where().step).toBe('signatures')
})

it('keeps two quick ticks even while the first is still being kept', async () => {
  vi.mocked(saveRecordField).mockImplementation(() => new Promise(() => undefined))
  const { wrapper } = await asked('seen', SEEN)
  const [, family, informant] = wrapper.findAll('input')
  await family?.setValue(true)
  await informant?.setValue(true)
  expect(saveRecordField).toHaveBeenLastCalledWith(VISIT, { seen: ['PATIENT', 'FAMILY', 'INFORMANT'] })
})

it('keeps the note also when the screen is left without a tap', async () => {
  const { wrapper } = await asked('note', SEEN)
  await wrapper.find('textarea').setValue('换了锁')
  wrapper.unmount()
  expect(saveRecordField).toHaveBeenCalledWith(VISIT, { note: '换了锁' })
})

describe('someone in danger', () => {
  const danger = { level: 4 as const, target: 'SELF' as const, not_assessed: null }

  it('who may hurt themself is met with people and an ambulance, not the police', async () => {
    const { wrapper } = await asked('target', { ...SEEN, danger })
    expect(wrapper.findAll('a[href^=tel]').map((link) => link.attributes('href'))).toEqual(['tel:120'])
  })

  it('stays on the screen until it has been read', async () => {
    const { where, answer } = await asked('target', { ...SEEN, danger: { ...danger, target: null } })
    await answer('他人')
    expect(where().part).toBe('target')
  })
})

it.each(['outcome', 'entry', 'seen', 'danger', 'note', 'change-entry'])('%s passes axe', async (part) => {
  const { wrapper } = await asked(part, SEEN)
  await expectNoAxe(wrapper)
})
