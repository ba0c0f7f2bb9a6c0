/** Which evidence a statement names: from the moment it is signed, those bytes are owed to the server. */

import type { Body } from './bodies'
import type { Hex, Photo, Signature } from './types'

interface MayName {
  readonly photos?: readonly Photo[]
  readonly signatures?: readonly Signature[]
  readonly signature?: Signature
  readonly strokes?: Hex | null
}

export function namedBy(body: Body): readonly Hex[] {
  const { photos = [], signatures = [], signature, strokes } = body as MayName
  const drawn = [...signatures, ...(signature ? [signature] : [])].map((one) => one.strokes)
  const all = [...photos.map((photo) => photo.sha256), ...drawn, strokes]
  return [...new Set(all.filter((hash): hash is Hex => typeof hash === 'string'))]
}
