import { describe, expect, it } from 'vitest'
import type { Strokes } from '@/domain/types'
import { inkAt, lengthOf } from './replay'

const name: Strokes = {
  v: 1,
  width: 300,
  height: 150,
  strokes: [
    [
      [100, 100, 0, 500],
      [300, 100, 200, 500],
    ],
    [[500, 500, 900, 1000]],
  ],
}

describe('a signature', () => {
  it('lasts from the first touch to the last', () => {
    expect(lengthOf(name)).toBe(900)
  })

  it('is a blank page before the pen touches it', () => {
    expect(inkAt({ ...name, strokes: [[[10, 10, 50, 500]]] }, 0)).toEqual([])
  })

  it('grows between two samples at the speed of the hand', () => {
    expect(inkAt(name, 100)).toEqual([{ from: [10, 10], to: [20, 10], width: 2.5 }])
  })

  it('leaves the pauses between strokes as long as they were', () => {
    expect(inkAt(name, 899)).toHaveLength(1)
    expect(inkAt(name, 900)).toHaveLength(2)
  })

  it('keeps a dot', () => {
    expect(inkAt(name, 900).at(-1)).toEqual({ from: [50, 50], to: [50, 50], width: 3.8 })
  })

  it('of no strokes is no ink and no time', () => {
    expect([lengthOf({ ...name, strokes: [] }), inkAt({ ...name, strokes: [] }, 10)]).toEqual([0, []])
  })
})
