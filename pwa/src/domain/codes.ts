/**
 * The turning code, its answer, and the code of the closed record. An HMAC of a per-visit secret and a 15 s
 * step, like TOTP; six digits where a camera fails. The server knows the secret and computes the same.
 */

import { type Bytes, base64url, fromBase64url, fromHex, utf8 } from './bytes'
import type { RecordCode } from './draft'
import { hmac, sha256 } from './hash'
import { qrText } from './qr'
import type { B64u, Hex, Ms, Uuid } from './types'

export const STEP_MS = 15_000

export const stepAt = (wall: Ms): number => Math.floor(wall / STEP_MS)
export const stepEnds = (step: number): Ms => (step + 1) * STEP_MS

/** RFC 4226 dynamic truncation of a 32-byte hash to six digits. */
export function truncated(hash: Bytes): string {
  const at = (hash[hash.length - 1] ?? 0) & 0x0f
  const number = new DataView(hash.buffer, hash.byteOffset).getUint32(at) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

export interface Turn {
  readonly step: number
  readonly digits: string
  /** First 8 bytes of the MAC, proving that the QR itself was seen. */
  readonly mac: B64u
}

export async function turn(secret: B64u, visit: Uuid, step: number): Promise<Turn> {
  const mac = await hmac(fromBase64url(secret), `lianfang.code/v1\n${visit}\n${step}`)
  return { step, digits: truncated(mac), mac: base64url(mac.subarray(0, 8)) }
}

/** What a colleague's phone answers to a code it saw. */
export async function replyDigits(visit: Uuid, codeDigits: string, author: Uuid): Promise<string> {
  return truncated(await sha256(utf8(`lianfang.reply/v1\n${visit}\n${codeDigits}\n${author}`)))
}

export async function recordDigits(visit: Uuid, closeHash: Hex): Promise<string> {
  return truncated(await sha256(utf8(`lianfang.record/v1\n${visit}\n${closeHash}`)))
}

/** What the opener shows after sign-off, so that every colleague signs the same record. */
export async function recordCode(closed: { visit: Uuid; hash: Hex }): Promise<RecordCode> {
  fromHex(closed.hash)
  return {
    digits: await recordDigits(closed.visit, closed.hash),
    text: qrText({ type: 'record', visit: closed.visit, statement: closed.hash }),
  }
}
