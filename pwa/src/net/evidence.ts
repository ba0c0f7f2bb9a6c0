/** Photos and strokes on their way to the server, whole or in pieces. */

import type { Bytes } from '@/domain/bytes'
import type { EvidenceReceipt } from '@/domain/receipt'
import { answer, client } from './client'

interface Address {
  readonly sha256: string
  readonly patient: string
}

/** Where the server stands with a file. */
export type Progress = { readonly receipt: EvidenceReceipt } | { readonly received: number }

export interface Piece {
  readonly first: number
  readonly total: number
}

/** Send a file, or the piece of it that begins at `piece.first`. */
export async function putEvidence(
  { sha256, patient }: Address,
  media: string,
  bytes: Bytes,
  piece: Piece | null,
): Promise<Progress> {
  const last = (piece?.first ?? 0) + bytes.length - 1
  const range = piece ? { 'Content-Range': `bytes ${piece.first}-${last}/${piece.total}` } : {}
  const said = await answer(
    client.PUT('/api/evidence/{sha256}', {
      params: { path: { sha256 }, query: { patient } },
      // The document calls a binary body a string; what travels are the bytes themselves.
      body: bytes as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': media, ...range },
    }),
  )
  return 'sig' in said ? { receipt: said } : said
}

export async function evidenceStatus({ sha256, patient }: Address): Promise<Progress> {
  const params = { path: { sha256 }, query: { patient } }
  const { received, receipt } = await answer(client.GET('/api/evidence/{sha256}/status', { params }))
  return receipt ? { receipt } : { received }
}

/** The file of a signature's pen strokes, as it was received. The server records who opened it. */
export function getStrokes(sha256: string, visit: string): Promise<string> {
  const params = { path: { sha256 }, query: { visit } }
  return answer(client.GET('/api/evidence/{sha256}', { params, parseAs: 'text' }))
}

/** A photo of a visit, as it was received. The server records who opened it. */
export function getPhoto(sha256: string, visit: string): Promise<Blob> {
  const params = { path: { sha256 }, query: { visit } }
  return answer(client.GET('/api/evidence/{sha256}', { params, parseAs: 'blob' }))
}
