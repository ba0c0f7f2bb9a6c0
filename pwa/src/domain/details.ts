/** What may be added to a visit that was broken off, and until when. */

import type { Draft } from './draft'
import type { Ms } from './types'

export const DETAILS_MS: Ms = 24 * 3_600_000
export const DETAILS_LENGTH = 500

/** Until when details may be added; null for a visit that was not broken off. */
export const detailsUntil = ({ ended, abort }: Draft): Ms | null =>
  ended === 'visit.abort' && abort ? abort.at.wall + DETAILS_MS : null

export const acceptsDetails = (draft: Draft, now: Ms): boolean => now <= (detailsUntil(draft) ?? 0)
