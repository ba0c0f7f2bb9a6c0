/** Statements: what a person asserts, as bytes that will never change again. */

import type { Bodies } from './bodies'
import { type Bytes, fromUtf8, utf8 } from './bytes'
import { payloadOf } from './dsse'
import { sha256Hex } from './hash'
import type { CarriedBeacon, Clock, Envelope, Hex, Kind, Payload, Uuid } from './types'

export const MAX_PAYLOAD = 64 * 1024
export const MAX_BEACONS = 8

/** The last link of one phone's chain. */
export interface Head {
  readonly seq: number
  readonly hash: Hex | null
}

export const FIRST: Head = { seq: 0, hash: null }

export interface Assertion<K extends Kind> {
  readonly id: Uuid
  readonly kind: K
  readonly device: Uuid
  readonly author: Uuid
  readonly clock: Clock
  readonly beacons: readonly CarriedBeacon[]
  readonly body: Bodies[K]
}

/** The statement that follows `head` on its phone's chain. */
export const payload = <K extends Kind>(said: Assertion<K>, head: Head): Payload<K> => ({
  v: 1,
  id: said.id,
  kind: said.kind,
  device: said.device,
  author: said.author,
  seq: head.seq + 1,
  prev: head.hash,
  clock: said.clock,
  beacons: said.beacons.slice(0, MAX_BEACONS),
  body: said.body,
})

function refuseFractions(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError(`${path} is not a whole number`)
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) refuseFractions(inner, `${path}.${name}`)
  }
}

/** The bytes to sign. Throws on fractions and on more than 64 KiB: both would be refused everywhere. */
export function bytesOf(said: Payload): Bytes {
  refuseFractions(said, 'statement')
  const bytes = utf8(JSON.stringify(said))
  if (bytes.length > MAX_PAYLOAD) throw new RangeError('a statement may be at most 64 KiB')
  return bytes
}

/** A statement's name everywhere: SHA-256 of its payload's bytes. */
export const hashOf = (payloadBytes: Bytes): Promise<Hex> => sha256Hex(payloadBytes)

export const read = (sealed: Envelope): Payload => JSON.parse(fromUtf8(payloadOf(sealed))) as Payload
