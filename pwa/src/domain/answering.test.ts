import { describe, expect, it } from 'vitest'
import { type Answering, isAsked, NOTHING_SAID, questionsOf, settled } from './answering'
import type { OwnCase, OwnCases, Reply } from './review'

const reply = (statement: string): Reply => ({
  ...{ statement, by: null, at: 1, appeal: false, missed: false, text: '', photos: [], colleague: null },
  ...{ confirmed: null, confirmed_text: null, confirmed_at: null },
})
const one = (visit: string, changes: Partial<OwnCase> = {}): OwnCase => ({
  ...{ visit, patient: 'p', first_name: '青禾', on_day: '2026-11-20', opened_at: 0, because: 'CHECKS' },
  ...{ state: 'ASKED', asked: true, answer_by: '2026-11-27', findings: [], replies: [], decision: null },
  ...{ may_appeal: false, colleagues: [], reopened_at: null },
  ...changes,
})
const cases = (...items: OwnCase[]): OwnCases => ({ items, to_confirm: [] })
const signed: Answering = { ...NOTHING_SAID, signed: { hash: 'ab', at: 1, text: '换了手机' } }

describe('a question about one’s own visit', () => {
  it('waits for a word until something is signed, with or without a network', () => {
    const known = questionsOf(cases(one('1'), one('2'), one('3', { asked: false })), { '2': signed })
    expect(known.map(isAsked)).toEqual([true, false, false])
  })

  it('is none where nothing is known', () => {
    expect(questionsOf(null, null)).toEqual([])
  })

  it('forgets the phone’s copy once the server’s list has the answer, and no earlier', () => {
    const answers = { '1': signed, '2': signed, '3': signed }
    const known = cases(one('1', { replies: [reply('ab')] }), one('2', { replies: [reply('cd')] }))
    const left = settled(known, answers)
    expect([left['1']?.signed, left['2']?.signed, left['3']?.signed]).toEqual([
      null,
      signed.signed,
      signed.signed,
    ])
  })
})
