import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '../forms/definition'
import { type Supplement, sorted, sourceOf, toldOf } from './supplement'

const FILE = resolve(import.meta.dirname, '../../../../backend/forms/definitions/supplement.v1.json')
const FORM = JSON.parse(readFileSync(FILE, 'utf8')) as FormDefinition
const TODAY = '2026-11-23'
const SHEET: Supplement = {
  form: { id: 'supplement', version: 1 },
  parts: ['CLINICAL'],
  answers: { household: 'TOWN', acts: ['HARM'], acts_harm: 1 },
  registered: { guardian_capacity: 'WEAK', guardian_name: '柳母' },
  open: [],
  complete: false,
  signed: null,
  entries: [],
  people: [],
}

describe('the supplementary sheet on a screen', () => {
  it('asks nothing that the register knows, and of a grid worker their part', () => {
    const asked = (parts: Supplement['parts']) =>
      sourceOf({ ...SHEET, parts }, {})
        .questions(FORM, TODAY)
        .map(({ id }) => id)
    expect(asked(['CLINICAL'])).not.toContain('guardian_name')
    expect(asked(['COMMUNITY'])).toEqual([
      'committee_phone',
      'household',
      'residence',
      'employment',
      'family_doctor',
      'care_group',
    ])
  })

  it('holds an answer before it is kept, and its taking back', () => {
    expect(toldOf(SHEET, { household: null, employment: 'FARMER' }, TODAY)).toMatchObject({
      employment: 'FARMER',
    })
    expect(toldOf(SHEET, { household: null }, TODAY)).not.toHaveProperty('household')
  })

  it('keeps what is right and names what is wrong', () => {
    const given = { employment: 'FARMER', admissions: 100, first_onset: '2026-11-24' }
    expect(sorted(FORM, SHEET, given, TODAY)).toEqual({
      good: { employment: 'FARMER' },
      wrong: ['first_onset', 'admissions'],
    })
  })

  it('sends nothing that no longer applies', () => {
    const given = { acts_self_harm: 2, acts: ['NONE'] }
    expect(sorted(FORM, SHEET, given, TODAY)).toEqual({ good: { acts: ['NONE'] }, wrong: [] })
  })
})
