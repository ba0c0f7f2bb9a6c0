/** A parcel: statements and the files they name on their way in one request. */

import { type Bytes, concat, utf8 } from './bytes'
import type { Envelope, Hex, Ms, Uuid } from './types'

export interface ParcelFile {
  readonly sha256: Hex
  readonly patient: Uuid
  readonly media_type: string
  readonly bytes: number
}

export interface ParcelHeader {
  readonly sent_at: Ms
  readonly statements: readonly Envelope[]
  readonly evidence: readonly ParcelFile[]
}

/** Length of the header as four bytes, big-endian; the header as JSON; the files one after the other. */
export function packed(header: ParcelHeader, files: readonly Bytes[]): Bytes {
  const text = utf8(JSON.stringify(header))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, text.length)
  return concat(length, text, ...files)
}
