/**
 * Unlocking: a PIN opens the data key, the data key opens everything else. The same data key is also sealed
 * to the server's rescue key, so that a forgotten PIN costs a sign-in and not the records.
 */

import { type Bytes, base64, concat, fromBase64, utf8 } from '@/domain/bytes'
import { random } from '@/domain/hash'
import type { B64 } from '@/domain/types'

/** Guessing a stolen phone's PIN must cost; an honest unlock on a cheap phone about a second. */
const ITERATIONS = 600_000
const AES = { name: 'AES-GCM', length: 256 } as const
const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const
const RESCUE_INFO = 'lianfang.rescue/v1'
const IV_BYTES = 12

/** A data key under a PIN. */
export interface WrappedKey {
  readonly salt: B64
  readonly iterations: number
  /** iv ‖ ciphertext. */
  readonly sealed: B64
}

export const newDataKey = (): Bytes => random(32)

/** The key that opens the vault; it cannot be taken out again. */
export const importDataKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, AES, false, ['encrypt', 'decrypt'])

async function keyOfPin(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, base, AES, false, ['encrypt', 'decrypt'])
}

export async function wrapDataKey(
  raw: Bytes,
  pin: string,
  iterations: number = ITERATIONS,
): Promise<WrappedKey> {
  const salt = random(16)
  const iv = random(IV_BYTES)
  const key = await keyOfPin(pin, salt, iterations)
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, raw))
  return { salt: base64(salt), iterations, sealed: base64(concat(iv, sealed)) }
}

/** The data key, or null when the PIN is wrong. */
export async function unwrapDataKey(wrapped: WrappedKey, pin: string): Promise<Bytes | null> {
  const key = await keyOfPin(pin, fromBase64(wrapped.salt), wrapped.iterations)
  const bytes = fromBase64(wrapped.sealed)
  const how = { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES) }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, bytes.slice(IV_BYTES)))
  } catch {
    return null // AES-GCM says only that the key is wrong, which is what we asked
  }
}

/** ECIES: ephemeral P-256 point (65) ‖ iv (12) ‖ AES-GCM under HKDF-SHA256 of the shared secret. */
export async function sealToRescue(raw: Bytes, rescueSpki: B64): Promise<B64> {
  const rescue = await crypto.subtle.importKey('spki', fromBase64(rescueSpki), ECDH, false, [])
  const ephemeral = await crypto.subtle.generateKey(ECDH, false, ['deriveBits'])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: rescue }, ephemeral.privateKey, 256)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(RESCUE_INFO) }
  const key = await crypto.subtle.deriveKey(how, base, AES, false, ['encrypt'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey))
  const iv = random(IV_BYTES)
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, raw))
  return base64(concat(point, iv, sealed))
}
