import { clock } from '@/device/clock'
import { takeBurst } from '@/device/position'
import type { Draft } from '@/domain/draft'
import type { SamplingProgress } from '@/domain/sampling'
import type { Sampling } from '@/domain/types'

export type Progress = (progress: SamplingProgress) => void

/** A burst kept for the sign-off is the sign-off's own only while it is this fresh. */
const FRESH_MS = 2 * 60_000

/** The burst for the end of a visit: one just taken by hand, else a new one. */
export async function closingPosition(draft: Draft, progress?: Progress): Promise<Sampling> {
  const kept = draft.position.closing
  const age = kept ? clock().wall - kept.to : Number.POSITIVE_INFINITY
  return kept && age >= 0 && age <= FRESH_MS ? kept : takeBurst(progress)
}
