/** What a burst of position fixes is worth, in words. Nothing here changes or drops a sample. */

import type { Ms, Sample, Sampling } from './types'
import type { Sentence } from './words'

export type Quality = 'good' | 'fair' | 'poor' | 'none' | 'denied' | 'unavailable'

/** Metres of accuracy up to which a burst is good, and fair. */
const GOOD_M = 30
const FAIR_M = 300

export const BURST_MS = 20_000
const ENOUGH_SAMPLES = 3
const ENOUGH_MM = 15_000

export const MAX_SAMPLES = 120

export interface SamplingProgress {
  readonly count: number
  readonly best: Sample | null
  readonly quality: Quality
  readonly elapsed: Ms
  readonly limit: Ms
}

/** The sample with the smallest error radius; the latest of equals. */
export const bestOf = (samples: readonly Sample[]): Sample | null =>
  samples.reduce<Sample | null>((best, one) => (!best || one.accuracy <= best.accuracy ? one : best), null)

export const best = (sampling: Sampling): Sample | null => bestOf(sampling.samples)

/** Whether a burst may stop early: several fixes, and one of them sharp. */
export const enough = (samples: readonly Sample[]): boolean =>
  samples.length >= ENOUGH_SAMPLES && samples.some((one) => one.accuracy <= ENOUGH_MM)

const byAccuracy = (metres: number): Quality => {
  if (metres <= GOOD_M) return 'good'
  return metres <= FAIR_M ? 'fair' : 'poor'
}

export function qualityOf(samples: readonly Sample[]): Quality {
  const one = bestOf(samples)
  return one ? byAccuracy(one.accuracy / 1000) : 'none'
}

export function quality(sampling: Sampling): Quality {
  if (sampling.result === 'DENIED') return 'denied'
  if (sampling.result === 'UNAVAILABLE') return 'unavailable'
  return qualityOf(sampling.samples)
}

/** One plain sentence about the burst; no result is a reason to stop the visit. */
export function qualitySentence(sampling: Sampling): Sentence {
  const one = best(sampling)
  return {
    key: `common.quality.${quality(sampling)}`,
    values: one ? { metres: Math.round(one.accuracy / 1000) } : {},
  }
}
