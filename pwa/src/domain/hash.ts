/** Hashes and signature checks, over WebCrypto. */

import { type Bytes, concat, fromBase64, hex, utf8 } from './bytes'
import type { B64, Hex } from './types'

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' } as const
const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const

export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)))
}

export const sha256Hex = async (...parts: readonly Uint8Array[]): Promise<Hex> => hex(await sha256(...parts))

export async function hmac(secret: Bytes, text: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text)))
}

/** A P-256 public key as servers and devices publish it. */
export interface PublicKey {
  readonly spki: Bytes
  readonly key: CryptoKey
}

/** Throws when the text is not the SPKI of a P-256 key. */
export async function publicKey(spki: B64): Promise<PublicKey> {
  const bytes = fromBase64(spki)
  return { spki: bytes, key: await crypto.subtle.importKey('spki', bytes, P256, true, ['verify']) }
}

/** Whether a raw r‖s signature of 64 bytes covers the message. */
export async function verifies(key: PublicKey, signature: Bytes, message: Bytes): Promise<boolean> {
  if (signature.length !== 64) return false
  return crypto.subtle.verify(ECDSA, key.key, signature, message)
}

export async function sign(key: CryptoKey, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign(ECDSA, key, message))
}

function integer(der: Bytes, at: number): { value: Bytes; next: number } {
  const length = der[at + 1] ?? 0
  const next = at + 2 + length
  if (der[at] !== 2 || length === 0 || length > 33 || next > der.length)
    throw new TypeError('not a DER integer')
  const digits = der.slice(at + 2, next)
  const trimmed = digits[0] === 0 ? digits.slice(1) : digits
  if (trimmed.length > 32) throw new TypeError('integer too long for P-256')
  return { value: concat(new Uint8Array(32 - trimmed.length), trimmed), next }
}

/** DER ECDSA signature → r‖s, which is what WebCrypto verifies. Throws on anything else. */
export function fromDer(der: Bytes): Bytes {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) throw new TypeError('not a DER signature')
  const r = integer(der, 2)
  const s = integer(der, r.next)
  if (s.next !== der.length) throw new TypeError('trailing bytes after a DER signature')
  return concat(r.value, s.value)
}
