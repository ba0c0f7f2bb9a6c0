/** Statements together with the photos and strokes they name. */

import type { Bytes } from '@/domain/bytes'
import type { Reason } from '@/domain/custody'
import { type ParcelHeader, packed } from '@/domain/parcel'
import type { EvidenceReceipt } from '@/domain/receipt'
import type { Hex } from '@/domain/types'
import { client, narrowed } from './client'
import type { StatementsAnswer } from './statements'

export interface EvidenceResult {
  readonly sha256: Hex
  readonly status: 'received' | 'refused'
  readonly receipt: EvidenceReceipt | null
  readonly error: Reason | null
}

/** One result for each file, in the order they were sent, beside those for the statements. */
export interface ParcelAnswer extends StatementsAnswer {
  readonly evidence: readonly EvidenceResult[]
}

export const postParcel = (header: ParcelHeader, files: readonly Bytes[]): Promise<ParcelAnswer> =>
  narrowed<ParcelAnswer>(
    client.POST('/api/parcels', {
      // The document calls a binary body a string; what travels are the bytes themselves.
      body: packed(header, files) as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': 'application/vnd.lianfang.parcel' },
    }),
  )
