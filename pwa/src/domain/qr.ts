/** What the QR codes carry, as bytes: "LF1:" and base64url, short enough for a scratched screen in the sun. */

import { BEACON_BYTES, packed, unpacked } from './beacon'
import {
  type Bytes,
  base64url,
  concat,
  fromBase64url,
  fromHex,
  fromUuid,
  hex,
  u32,
  uuid,
  view,
} from './bytes'
import type { B64u, Beacon, Hex, Uuid } from './types'

const PREFIX = 'LF1:'
const CODE = 1
const REPLY = 2
const RECORD = 3

/** The opener's turning code. */
export interface CodeQr {
  readonly type: 'code'
  readonly visit: Uuid
  readonly patient: Uuid
  readonly opener: Uuid
  readonly step: number
  readonly mac: B64u
  readonly digits: string
  readonly beacon: Beacon | null
}

/** A colleague's answer: which statement their phone just made. */
export interface ReplyQr {
  readonly type: 'reply'
  readonly visit: Uuid
  readonly author: Uuid
  readonly statement: Hex
  readonly digits: string
  readonly beacon: Beacon | null
}

/** The closed record. */
export interface RecordQr {
  readonly type: 'record'
  readonly visit: Uuid
  /** Hash of the closing statement. */
  readonly statement: Hex
}

export type Qr = CodeQr | ReplyQr | RecordQr

const tail = (beacon: Beacon | null): Bytes => (beacon ? packed(beacon) : new Uint8Array())
function sixDigits(value: number): string {
  if (value >= 1_000_000) throw new RangeError('six digits')
  return String(value).padStart(6, '0')
}

function qrBytes(qr: Qr): Bytes {
  switch (qr.type) {
    case 'code':
      return concat(
        Uint8Array.of(CODE),
        fromUuid(qr.visit),
        fromUuid(qr.patient),
        fromUuid(qr.opener),
        u32(qr.step),
        fromBase64url(qr.mac),
        // The six digits too: they cannot be derived from a shortened MAC, and the answer is made from them.
        u32(Number(qr.digits)),
        tail(qr.beacon),
      )
    case 'reply':
      return concat(
        Uint8Array.of(REPLY),
        fromUuid(qr.visit),
        fromUuid(qr.author),
        fromHex(qr.statement),
        u32(Number(qr.digits)),
        tail(qr.beacon),
      )
    case 'record':
      return concat(Uint8Array.of(RECORD), fromUuid(qr.visit), fromHex(qr.statement))
  }
}

export const qrText = (qr: Qr): string => PREFIX + base64url(qrBytes(qr))

function beaconAt(bytes: Bytes, at: number): Beacon | null {
  if (bytes.length === at) return null
  if (bytes.length !== at + BEACON_BYTES) throw new TypeError('wrong length')
  return unpacked(bytes.subarray(at))
}

function parse(bytes: Bytes): Qr | null {
  const id = (at: number): Uuid => uuid(bytes.subarray(at, at + 16))
  if (bytes[0] === CODE && bytes.length >= 65) {
    return {
      type: 'code',
      visit: id(1),
      patient: id(17),
      opener: id(33),
      step: view(bytes).getUint32(49),
      mac: base64url(bytes.subarray(53, 61)),
      digits: sixDigits(view(bytes).getUint32(61)),
      beacon: beaconAt(bytes, 65),
    }
  }
  if (bytes[0] === REPLY && bytes.length >= 69) {
    return {
      type: 'reply',
      visit: id(1),
      author: id(17),
      statement: hex(bytes.subarray(33, 65)),
      digits: sixDigits(view(bytes).getUint32(65)),
      beacon: beaconAt(bytes, 69),
    }
  }
  if (bytes[0] === RECORD && bytes.length === 49) {
    return { type: 'record', visit: id(1), statement: hex(bytes.subarray(17)) }
  }
  return null
}

/** What a scanned text says, or null when it is not one of ours. */
export function readQr(text: string): Qr | null {
  if (!text.startsWith(PREFIX)) return null
  try {
    return parse(fromBase64url(text.slice(PREFIX.length)))
  } catch {
    return null
  }
}
