import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftWith } from '../../../tests/fake/draft'
import type { Draft } from '../draft'
import { questions } from '../form'
import type { Answers, FormDefinition } from './definition'
import { answering, assessment, begin, dangerWith, ownForm, ownQuestions, partsOf } from './filling'
import { answerWords, inThousandths } from './show'

const FILE = resolve(import.meta.dirname, '../../../../backend/forms/definitions/follow_up.v1.json')
const FORM = JSON.parse(readFileSync(FILE, 'utf8')) as FormDefinition
const TODAY = '2026-11-23'

function filling(roles: readonly string[], answers: Answers = {}, change: Partial<Draft> = {}): Draft {
  const begun = begin([FORM], { purpose: 'FOLLOW_UP' }, roles)
  const draft = draftWith(change)
  const form = { ...draft.form, outcome: 'SEEN', entry: 'DOORSTEP', place: 11, seen: ['PATIENT'] } as const
  return { ...draft, form, filling: begun && { ...begun, answers } }
}

describe('a form at its beginning', () => {
  it('belongs to the purpose, and starts empty', () => {
    expect(begin([FORM], { purpose: 'FOLLOW_UP' }, ['MHP'])?.answers).toEqual({})
    expect(begin([FORM], { purpose: 'SEARCH' }, ['MHP'])).toBeNull()
    expect(begin([], { purpose: 'FOLLOW_UP' }, ['MHP'])).toBeNull()
  })

  it('asks everybody for their own part', () => {
    expect(partsOf(['GRID', 'CIV', 'VIL'])).toEqual(['COMMUNITY', 'WELFARE'])
    expect(partsOf(['POL'])).toEqual([])
    const asked = (role: string) => ownQuestions(FORM, filling([role]), TODAY).map(({ id }) => id)
    expect(asked('GRID')).toEqual([
      'self_care',
      'housework',
      'learning',
      'social',
      'work',
      'locking',
      'hospital',
    ])
    expect(asked('CIV')).toEqual(['rehabilitation'])
    expect(asked('POL')).toEqual([])
    expect(asked('MHP')).toContain('class')
    expect(asked('MHP')).not.toContain('danger')
  })

  it('asks the doctor who joined for the assessment, and for the danger level with it', () => {
    const asked = ownQuestions(FORM, filling(['MHP'], {}, { role: 'joiner' }), TODAY).map(({ id }) => id)
    expect(asked).toContain('danger')
    expect(asked).not.toContain('self_care')
  })

  it('leaves the danger level of the short record to clinicians', () => {
    expect(questions(filling(['GRID']))).not.toContain('danger')
    expect(questions(filling(['MHP']))).toContain('danger')
    expect(questions({ ...filling(['GRID']), filling: null })).toContain('danger')
  })
})

describe('what goes into statements', () => {
  const answers = { self_care: 'GOOD', insight: 'FULL', class: 'BASICALLY_STABLE', symptoms_other: '乏力' }

  it('keeps the clinical part apart from what everybody may read', () => {
    const draft = filling(['MHP'], answers)
    expect(ownForm(FORM, draft, TODAY)?.answers).toEqual({ self_care: 'GOOD' })
    expect(assessment(FORM, draft, TODAY)).toMatchObject({ class: 2, form: { answers: { insight: 'FULL' } } })
  })

  it('says nothing of answers that no longer apply', () => {
    const said = assessment(FORM, filling(['MHP'], answers), TODAY)
    expect(said?.form.answers).not.toHaveProperty('symptoms_other')
    expect(said?.form.answers).not.toHaveProperty('class')
  })

  it('holds no assessment by anybody else, and no empty one', () => {
    expect(assessment(FORM, filling(['GRID'], answers), TODAY)).toBeNull()
    expect(assessment(FORM, filling(['MHP']), TODAY)).toBeNull()
  })

  it('takes an answer back', () => {
    const begun = begin([FORM], { purpose: 'FOLLOW_UP' }, ['MHP'])
    if (!begun) throw new Error('no form')
    expect(answering(answering(begun, 'sleep', 'GOOD'), 'sleep', null).answers).toEqual({})
  })

  it('forgets against whom once the level needs it no more', () => {
    const high = { level: 4, target: 'SELF', not_assessed: null } as const
    expect(dangerWith(high, 'danger', '2')).toEqual({ level: 2, target: null, not_assessed: null })
    expect(dangerWith(high, 'danger', '5').target).toBe('SELF')
  })
})

describe('answers in words', () => {
  const question = (id: string) => {
    const found = FORM.sections.flatMap((one) => one.questions).find((one) => one.id === id)
    if (!found) throw new Error(id)
    return found
  }

  it('read like the form', () => {
    expect(answerWords(question('sleep'), 'POOR').zh).toBe('较差')
    expect(answerWords(question('symptoms'), ['SUSPICION', 'DESPAIR']).zh).toBe('猜疑、悲观厌世')
    expect(answerWords(question('symptoms'), []).en).toBe('none of these')
    const pill = { name: '奥氮平', per: 'DAY', times: 1, dose: 2500 }
    expect(answerWords(question('medicines'), [pill]).zh).toBe('奥氮平 每日 次数 1 2.5 mg')
  })

  it('show what this version does not know as it is', () => {
    expect(answerWords(question('sleep'), 'EXCELLENT').zh).toBe('EXCELLENT')
  })

  it('keep doses whole', () => {
    expect(inThousandths('2.5')).toBe(2500)
    expect(inThousandths('0.125')).toBe(125)
    expect(inThousandths('1.2345')).toBeNull()
    expect(inThousandths('一')).toBeNull()
  })
})
