import { clock } from '@/device/clock'
import { burstSoFar, takeBurst } from '@/device/position'
import type { Draft } from '@/domain/draft'
import type { SamplingProgress } from '@/domain/sampling'
import type { Sampling } from '@/domain/types'

export type Progress = (progress: SamplingProgress) => void

/** A burst kept for the sign-off is the sign-off's own only while it is this fresh. */
const FRESH_MS = 2 * 60_000

function fresh(kept: Sampling | null | undefined): Sampling | null {
  const age = kept ? clock().wall - kept.to : Number.POSITIVE_INFINITY
  return kept && age >= 0 && age <= FRESH_MS ? kept : null
}

/** The burst for the end of a visit: one just taken by hand, else a new one. */
export const closingPosition = async (draft: Draft, progress?: Progress): Promise<Sampling> =>
  fresh(draft.position.closing) ?? takeBurst(progress)

/** What is known this moment, without waiting. */
export const positionAtHand = (draft: Draft | null): Sampling | null =>
  burstSoFar() ?? fresh(draft?.position.closing) ?? fresh(draft?.position.opening)
