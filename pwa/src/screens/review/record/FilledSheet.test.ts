import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import type { FormDefinition } from '@/domain/forms/definition'
import type { FilledForm } from '@/domain/visits'
import { useForm } from '@/queries/forms'
import { expectNoAxe, mountPart } from '../../../../tests/parts'
import FilledSheet from './FilledSheet.vue'

vi.mock('@/queries/forms')
vi.mock('@/queries/account', () => ({
  useAccount: () => ({ phase: ref('signed-in'), device: ref(null), permissions: ref({}) }),
}))
const FILE = resolve(import.meta.dirname, '../../../../../backend/forms/definitions/follow_up.v1.json')
const FORM = JSON.parse(readFileSync(FILE, 'utf8')) as FormDefinition

const FILLED: FilledForm = {
  ...{
    id: 'follow_up',
    version: 1,
    patient: 'p',
    withheld: false,
    complete: true,
    by: 'he',
    assessed_by: 'shen',
    final_since: null,
  },
  answers: { date: '2026-11-23', outcome: 'SEEN', sleep: 'FAIR', symptoms: [], acts: ['NONE'] },
  amendments: [
    {
      ...{ statement: 'ab', field: 'sleep', old: 'GOOD', new: 'FAIR', reason: '听错了', state: 'APPROVED' },
      ...{ by: 'shen', at: 0, decided_by: 'he', decided_at: 1, may_second: false },
    },
  ],
}

beforeEach(() => {
  vi.mocked(useForm).mockReturnValue({
    ...{ data: ref(FORM), error: ref(null), loading: ref(false) },
    reload: async () => undefined,
  })
})

const shown = (filled: FilledForm = FILLED) =>
  mountPart(FilledSheet, { props: { visit: 'v', filled, members: [] } })

it('reads in the words of the form, and not twice what the record says', () => {
  const text = shown().text()
  expect(text).toContain('睡眠')
  expect(text).toContain('以上都没有')
  expect(text).not.toContain('随访日期')
  expect(text).not.toContain('SEEN')
})

it('shows a change with the old value beside the new one', () => {
  expect(shown().text()).toContain('良好 → 一般（听错了）')
})

it('says that something is withheld, and shows nothing of it', () => {
  const [change] = FILLED.amendments
  const hidden = change ? [{ ...change, old: null, new: null, reason: null }] : []
  const text = shown({ ...FILLED, withheld: true, amendments: hidden }).text()
  expect(text).toContain('只给医务人员看')
  expect(text).not.toContain('→')
})

it('passes axe', async () => {
  await expectNoAxe(shown())
})
