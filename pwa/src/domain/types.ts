/** Shapes of the signed format. Whole numbers only: two languages must never disagree about a byte. */

import type { Bodies } from './bodies'

/** Lower-case UUID text; ids made on the phone are version 7. */
export type Uuid = string
/** Lower-case hexadecimal. */
export type Hex = string
/** base64url without padding. */
export type B64u = string
/** Standard base64 with padding. */
export type B64 = string
/** Milliseconds since the epoch. */
export type Ms = number

export type Kind = keyof Bodies

/** What the phone's clocks said. `mono` is comparable only within one `session` (one page load). */
export interface Clock {
  readonly wall: Ms
  /** Minutes east of UTC. */
  readonly zone: number
  readonly mono: number
  readonly session: Uuid
}

export type Instant = Pick<Clock, 'wall' | 'mono' | 'session'>

/** A signed "not before": the server's time and an unpredictable nonce. */
export interface Beacon {
  readonly time: Ms
  /** 16 bytes. */
  readonly nonce: B64u
  /** First 8 hex digits of SHA-256 of the signing key's SPKI. */
  readonly key: Hex
  /** 64 bytes, r‖s. */
  readonly sig: B64u
}

/** A beacon as a statement carries it: the phone's own (`seen`) or one a colleague's phone showed (`from`). */
export interface CarriedBeacon extends Beacon {
  readonly seen: Instant | null
  readonly from: Uuid | null
}

export interface Sample {
  /** 1e-7 degree. */
  readonly lat: number
  readonly lon: number
  /** Millimetres; a 68 % radius on most phones. */
  readonly accuracy: number
  readonly altitude: number | null
  readonly altitude_accuracy: number | null
  /** mm/s. */
  readonly speed: number | null
  /** Thousandths of a degree. */
  readonly heading: number | null
  /** The fix's own time: satellite time on Android. */
  readonly fixed_at: Ms
  /** When the browser handed it over. */
  readonly at: Ms
  readonly mono: number
}

export type PositionResult = 'FIX' | 'NONE' | 'DENIED' | 'UNAVAILABLE'

/** Every fix of one burst, as the browser gave it. */
export interface Sampling {
  readonly result: PositionResult
  readonly crs: 'EPSG:4326'
  readonly from: Ms
  readonly to: Ms
  readonly samples: readonly Sample[]
  readonly hints: Hints
}

/** Cheap signs that weigh nothing where a browser lacks them. */
export interface Hints {
  readonly pointer: 'touch' | 'mouse' | 'pen' | null
  readonly motion: { readonly n: number; readonly rms: number } | null
}

export type Via = 'scan' | 'typed'

/** The turning code as a colleague saw it; `step` and `mac` only when scanned. */
export interface Code {
  readonly via: Via
  readonly digits: string
  readonly step: number | null
  readonly mac: B64u | null
}

export type Phase = 'JOIN' | 'RECHECK'

/** One round trip between the opener's phone and a colleague's, timed by the opener's clock alone. */
export interface Handshake {
  readonly member: Uuid
  readonly phase: Phase
  readonly step: number | null
  readonly shown_at: Ms | null
  readonly replied_at: Ms
  readonly elapsed: number | null
  readonly via: Via
  readonly digits: string
  /** Hash of the colleague's statement, when the reply was scanned. */
  readonly statement: Hex | null
}

export type PhotoSubject = 'DOORPLATE' | 'PATH' | 'TEAM' | 'MEDICINE' | 'PAPER_SIGNATURE' | 'OTHER'

export interface Photo {
  readonly sha256: Hex
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly subject: PhotoSubject
  readonly source: 'CAMERA' | 'FILE'
  readonly taken: Instant
  readonly file: { readonly modified: Ms | null; readonly exif: Ms | null } | null
}

export type Signer = 'STAFF' | 'PATIENT' | 'GUARDIAN' | 'FAMILY'

export interface Signature {
  readonly signer: Signer
  readonly member: Uuid | null
  readonly relation: string | null
  readonly method: 'DRAWN' | 'DECLINED' | 'CANNOT_WRITE'
  /** Hash of the strokes file. */
  readonly strokes: Hex | null
  /** Two colleagues, for CANNOT_WRITE. */
  readonly witnesses: readonly Uuid[]
  readonly reason: string | null
}

/** Pen strokes: points are [x·10, y·10, ms since the first point, pressure·1000], whole numbers. */
export interface Strokes {
  readonly v: 1
  readonly width: number
  readonly height: number
  readonly strokes: readonly (readonly StrokePoint[])[]
}

export type StrokePoint = readonly [x: number, y: number, at: number, pressure: number]

export interface Payload<K extends Kind = Kind> {
  readonly v: 1
  readonly id: Uuid
  readonly kind: K
  readonly device: Uuid
  readonly author: Uuid
  readonly seq: number
  readonly prev: Hex | null
  readonly clock: Clock
  readonly beacons: readonly CarriedBeacon[]
  readonly body: Bodies[K]
}

/** A DSSE envelope: the exact bytes that were signed are the bytes that are sent, hashed and kept. */
export interface Envelope {
  readonly payload: B64
  readonly payloadType: string
  readonly signatures: readonly { readonly keyid: Uuid; readonly sig: B64 }[]
}
