/** What a list of steps comes to. Pure. */

import type { Hex } from '@/domain/types'

interface Step {
  readonly ok: boolean | null
}

/** `verified` every step held · `unknown` nothing failed, something could not be checked · `failed` a step did not hold. */
export type Outcome = 'verified' | 'unknown' | 'failed'

export function outcomeOf(steps: readonly Step[]): Outcome {
  if (steps.some(({ ok }) => ok === false)) return 'failed'
  return steps.length > 0 && steps.every(({ ok }) => ok === true) ? 'verified' : 'unknown'
}

export interface Tally {
  readonly all: number
  readonly verified: number
  readonly failed: number
}

export function counted(rows: readonly { hash: Hex }[], steps: ReadonlyMap<Hex, readonly Step[]>): Tally {
  const outcomes = rows.map(({ hash }) => outcomeOf(steps.get(hash) ?? []))
  const number = (wanted: Outcome) => outcomes.filter((one) => one === wanted).length
  return { all: rows.length, verified: number('verified'), failed: number('failed') }
}
