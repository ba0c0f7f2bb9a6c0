import { describe, expect, it } from 'vitest'
import { NINE, OPENER, PHOTO, statement, statements } from '../../../tests/review/fixture'
import { attemptResult, photosRefused, rechecked, signedPhotos } from './said'

describe('the signed statements', () => {
  it('name the photos that were signed', () => {
    expect(signedPhotos(statements)).toEqual(new Set([PHOTO]))
  })

  it('say that colleagues were asked again', () => {
    expect(rechecked(statements)).toBe(true)
    expect(rechecked(statements.slice(0, 2))).toBe(false)
  })

  it('say why there are no photos, and how an attempt ended', () => {
    const attempt = [
      statement('visit.attempt', OPENER, NINE, { result: 'NOBODY', photos: [], photo_refused: 'UNSAFE' }),
    ]
    expect([photosRefused(attempt), attemptResult(attempt)]).toEqual(['UNSAFE', 'NOBODY'])
    expect(attemptResult(statements)).toBeNull()
  })
})
