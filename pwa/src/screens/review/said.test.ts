import { expect, it } from 'vitest'
import { PHOTO, statements } from '../../../tests/review/fixture'
import { signedPhotos } from './said'

it('the signed statements name the photos that were signed', () => {
  expect(signedPhotos(statements)).toEqual(new Set([PHOTO]))
})

it('a statement whose text was withdrawn names nothing', () => {
  expect(signedPhotos(statements.map((row) => ({ ...row, envelope: null }))).size).toBe(0)
})
