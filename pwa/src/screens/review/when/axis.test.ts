import { describe, expect, it } from 'vitest'
import { around, placeOf, rowsOf, ticksOf } from './axis'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const CHINA = 480
const nine = Date.UTC(2026, 10, 23, 1, 0) // 09:00 in China

describe('placeOf', () => {
  it('is a percentage of the way along', () => {
    expect(placeOf({ from: 0, to: 200 }, 50)).toBe(25)
  })
  it('never leaves the axis', () => {
    expect([placeOf({ from: 0, to: 10 }, -5), placeOf({ from: 0, to: 10 }, 99)]).toEqual([0, 100])
  })
  it('puts a moment in the middle of an axis without width', () => {
    expect(placeOf({ from: 7, to: 7 }, 7)).toBe(50)
  })
})

describe('ticksOf', () => {
  it('falls on round local times', () => {
    const ticks = ticksOf({ from: nine + 3 * MINUTE, to: nine + 38 * MINUTE }, 5, CHINA)
    expect(ticks.map((at) => (at - nine) / MINUTE)).toEqual([10, 20, 30])
  })
  it('puts half-day steps on local midnight and noon', () => {
    const ticks = ticksOf({ from: nine, to: nine + 36 * HOUR }, 4, CHINA)
    expect(ticks.map((at) => new Date(at).getUTCHours())).toEqual([4, 16, 4])
  })
  it('keeps to the most it may draw, however long the axis', () => {
    expect(ticksOf({ from: 0, to: 4000 * 24 * HOUR }, 5, 0).length).toBeLessThanOrEqual(5)
  })
})

describe('around', () => {
  it('gives a single moment room on both sides', () => {
    expect(around([nine])).toEqual({ from: nine - 5 * MINUTE, to: nine + 5 * MINUTE })
  })
  it('leaves a tenth of air around a long visit', () => {
    expect(around([nine, nine + 100 * MINUTE])).toEqual({ from: nine - 10 * MINUTE, to: nine + 110 * MINUTE })
  })
  it('is nothing without moments', () => {
    expect(around([])).toBeNull()
  })
})

describe('rowsOf', () => {
  it('keeps distant marks in the first row', () => {
    expect(rowsOf([10, 30, 50], 8, 3)).toEqual([0, 0, 0])
  })
  it('lifts close marks apart, in the order of time and not of the list', () => {
    expect(rowsOf([12, 10, 11, 30], 8, 3)).toEqual([2, 0, 1, 0])
  })
  it('lets the last row overlap rather than lose a mark', () => {
    expect(rowsOf([10, 10, 10, 10], 8, 2)).toEqual([0, 1, 1, 1])
  })
})
