import type { KeptRecord } from '@/domain/custody'

export interface VisitCustody {
  readonly state: 'stored' | 'refused' | 'photos' | 'received'
  /** Photos and strokes still on their way. */
  readonly photos: number
}

/** Who has this visit's records now, the least certain of them speaking for all. */
export function custodyOf(records: readonly KeptRecord[]): VisitCustody {
  const photos = records.reduce((sum, one) => sum + one.photos.total - one.photos.received, 0)
  if (records.some(({ state }) => state === 'refused' || state === 'quarantined')) {
    return { state: 'refused', photos }
  }
  if (records.length === 0 || records.some(({ state }) => state !== 'received')) {
    return { state: 'stored', photos }
  }
  return { state: photos > 0 ? 'photos' : 'received', photos }
}
