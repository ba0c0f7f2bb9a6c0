import { expect, it } from 'vitest'
import { PHOTO, STROKES, statements } from '../../../tests/review/fixture'
import { signedEvidence } from './said'

it('the signed statements name the photos and strokes that were signed', () => {
  expect(signedEvidence(statements)).toEqual(new Set([PHOTO, STROKES]))
})

it('a statement whose text was withdrawn names nothing', () => {
  expect(signedEvidence(statements.map((row) => ({ ...row, envelope: null }))).size).toBe(0)
})
