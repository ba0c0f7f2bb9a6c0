/** Addresses a browser opens by itself, without a script in between. */

import type { Uuid } from '@/domain/types'

/** The file with every statement, signature and proof of a visit. */
export const bundleUrl = (visit: Uuid): string => `/api/visits/${encodeURIComponent(visit)}/bundle`
