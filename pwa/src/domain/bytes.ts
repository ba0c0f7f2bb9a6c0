/** Bytes and their spellings. */

import type { B64, B64u, Hex, Uuid } from './types'

/** Bytes that own their memory, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

export const utf8 = (text: string): Bytes => encoder.encode(text) as Bytes

/** Throws on bytes that are not UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const hex = (bytes: Uint8Array): Hex =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Throws unless the text is an even number of hexadecimal digits. */
export function fromHex(text: Hex): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new TypeError('not hexadecimal')
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

// In slices: a photo's worth of arguments would overflow the stack.
const SLICE = 0x8000

export function base64(bytes: Uint8Array): B64 {
  let text = ''
  for (let at = 0; at < bytes.length; at += SLICE) {
    text += String.fromCharCode(...bytes.subarray(at, at + SLICE))
  }
  return btoa(text)
}

/** Throws on text that is not standard base64. */
export const fromBase64 = (text: B64): Bytes => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

export const base64url = (bytes: Uint8Array): B64u =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** Throws on text that is not unpadded base64url. */
export function fromBase64url(text: B64u): Bytes {
  if (!/^[\w-]*$/.test(text)) throw new TypeError('not base64url')
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}

export const fromUuid = (id: Uuid): Bytes => fromHex(id.replaceAll('-', ''))

export function uuid(bytes: Uint8Array): Uuid {
  const text = hex(bytes)
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20, 32),
  ].join('-')
}

/** Big-endian view of some bytes. */
export const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export function u32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  view(bytes).setUint32(0, value)
  return bytes
}

export function u64(value: number): Bytes {
  const bytes = new Uint8Array(8)
  view(bytes).setBigUint64(0, BigInt(value))
  return bytes
}

export const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])
