import { expect, it } from 'vitest'
import { EMPTY_FORM } from '@/domain/draft'
import { answerWords, askOf } from './ask'

it('offers only places that fit how the team was received', () => {
  const { options } = askOf('place', { ...EMPTY_FORM, entry: 'DOORSTEP' })
  expect(options.map(({ value }) => value)).toEqual(['11'])
})

it('keeps the place a number, as the statement wants it', () => {
  const { patch } = askOf('place', { ...EMPTY_FORM, entry: 'ELSEWHERE' })
  expect(patch('13')).toEqual({ place: 13 })
})

it('puts the rare outcomes behind the common ones', () => {
  const { options, others } = askOf('outcome', EMPTY_FORM)
  expect(options.map(({ value }) => value)).toContain('SEEN')
  expect(others?.map(({ value }) => value)).toContain('DEAD')
})

it('keeps the level when asking against whom', () => {
  const form = { ...EMPTY_FORM, danger: { level: 4 as const, target: null, not_assessed: null } }
  expect(askOf('target', form).patch('SELF')).toEqual({
    danger: { level: 4, target: 'SELF', not_assessed: null },
  })
})

it('says an answered level with its short words', () => {
  const form = { ...EMPTY_FORM, danger: { level: 0 as const, target: null, not_assessed: null } }
  expect(answerWords('danger', form)).toBe('0 级：都没有')
})

it('says nothing for a question still open', () => {
  expect(answerWords('entry', EMPTY_FORM)).toBe('')
})
