/** Beacons: the server's signed "it is now", carried on so that a record cannot be older than it says. */

import { type Bytes, base64url, concat, fromBase64url, fromHex, hex, u64, utf8, view } from './bytes'
import { type PublicKey, sha256, verifies } from './hash'
import type { Beacon } from './types'

export const BEACON_BYTES = 92

const signed = (beacon: Beacon): Bytes => utf8(`lianfang.beacon/v1\n${beacon.time}\n${beacon.nonce}\n`)

/** Short name of a server key: the first 8 hex digits of its SPKI's hash. */
export const keyName = async (key: PublicKey): Promise<string> => hex(await sha256(key.spki)).slice(0, 8)

const SHAPES: Record<keyof Beacon, (value: unknown) => boolean> = {
  time: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  nonce: (value) => typeof value === 'string' && /^[\w-]{22}$/.test(value),
  key: (value) => typeof value === 'string' && /^[0-9a-f]{8}$/.test(value),
  sig: (value) => typeof value === 'string' && /^[\w-]{86}$/.test(value),
}

/** A beacon travels on inside statements, so a stray field or spelling here would spoil those. */
function wellFormed(beacon: Beacon): boolean {
  const names = Object.keys(SHAPES) as (keyof Beacon)[]
  return Object.keys(beacon).length === names.length && names.every((name) => SHAPES[name](beacon[name]))
}

/** Whether this server made the beacon. A beacon in any other shape is simply not genuine. */
export async function genuine(beacon: Beacon, key: PublicKey): Promise<boolean> {
  if (!wellFormed(beacon) || beacon.key !== (await keyName(key))) return false
  try {
    return await verifies(key, fromBase64url(beacon.sig), signed(beacon))
  } catch {
    return false
  }
}

/** time u64 ‖ nonce 16 ‖ key 4 ‖ signature 64. */
export const packed = (beacon: Beacon): Bytes =>
  concat(u64(beacon.time), fromBase64url(beacon.nonce), fromHex(beacon.key), fromBase64url(beacon.sig))

export function unpacked(bytes: Uint8Array): Beacon {
  if (bytes.length !== BEACON_BYTES) throw new TypeError('a packed beacon has 92 bytes')
  const time = Number(view(bytes).getBigUint64(0))
  if (!Number.isSafeInteger(time)) throw new RangeError('a beacon beyond all time')
  return {
    time,
    nonce: base64url(bytes.subarray(8, 24)),
    key: hex(bytes.subarray(24, 28)),
    sig: base64url(bytes.subarray(28)),
  }
}
