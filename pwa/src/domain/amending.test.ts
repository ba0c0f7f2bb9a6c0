import { expect, it } from 'vitest'
import { formFile } from '../../tests/forms'
import { amendable, awaitingWord } from './amending'
import type { AmendmentRow, FilledForm } from './visits'

const FORM = formFile('follow_up')
const ROW: AmendmentRow = {
  ...{ statement: 'ab', field: 'sleep', old: 'GOOD', new: 'FAIR', reason: '听错了', state: 'PROPOSED' },
  ...{ by: 'shen', at: 0, decided_by: null, decided_at: null, may_second: true },
}
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
  answers: {
    outcome: 'SEEN',
    form: 'HOME',
    spoken_with: ['PATIENT'],
    self_care: 'GOOD',
    sleep: 'GOOD',
    danger: '0',
  },
  amendments: [ROW],
}
const names = (questions: readonly { id: string }[]) => questions.map(({ id }) => id)

it('offers clinical answers to clinicians only', () => {
  expect(names(amendable(FORM, FILLED, ['CLINICAL']).answered)).toEqual(['danger', 'sleep', 'self_care'])
  expect(names(amendable(FORM, FILLED, ['COMMUNITY']).answered)).toEqual(['self_care'])
  expect(names(amendable(FORM, FILLED, []).answered)).toEqual([])
})

it('never offers what the visit itself proves', () => {
  const { answered, open } = amendable(FORM, FILLED, ['CLINICAL'])
  const all = names([...answered, ...open])
  for (const proven of ['date', 'form', 'spoken_with', 'signed_by']) expect(all).not.toContain(proven)
})

it('asks only those whose word counts', () => {
  expect(awaitingWord(FILLED)).toEqual([ROW])
  expect(awaitingWord({ ...FILLED, amendments: [{ ...ROW, may_second: false }] })).toEqual([])
})
