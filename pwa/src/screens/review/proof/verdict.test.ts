import { describe, expect, it } from 'vitest'
import { counted, outcomeOf } from './verdict'

const steps = (...oks: (boolean | null)[]) => oks.map((ok) => ({ ok }))

describe('a proof', () => {
  it.each([
    [steps(true, true), 'verified'],
    [steps(true, null), 'unknown'],
    [steps(true, null, false), 'failed'],
    [steps(), 'unknown'],
  ])('%j comes to %s', (found, outcome) => {
    expect(outcomeOf(found)).toBe(outcome)
  })

  it('is counted over all statements, those not checked yet too', () => {
    const rows = [{ hash: 'a' }, { hash: 'b' }, { hash: 'c' }]
    const found = new Map([
      ['a', steps(true)],
      ['b', steps(false)],
    ])
    expect(counted(rows, found)).toEqual({ all: 3, verified: 1, failed: 1 })
  })
})
