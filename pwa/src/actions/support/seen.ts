/** What a person took from a colleague's screen: scanned, or typed. */

import { refuse } from '@/domain/door'
import { type CodeQr, readQr } from '@/domain/qr'
import type { Beacon, Code, Uuid } from '@/domain/types'

export type SeenCode = { readonly scan: string } | { readonly digits: string }

/** Six digits, however a thumb typed them. Refuses with `code.digits`. */
export function sixDigits(text: string): string {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(digits)) throw refuse('code.digits')
  return digits
}

/** Refuses with `code.foreign` or `code.own`. */
export function codeQr(scan: string, me: Uuid): CodeQr {
  const qr = readQr(scan)
  if (qr?.type !== 'code') throw refuse('code.foreign')
  if (qr.opener === me) throw refuse('code.own')
  return qr
}

export interface Taken {
  readonly code: Code
  readonly opener: Uuid | null
  readonly beacon: Beacon | null
}

export const scanned = (qr: CodeQr): Taken => ({
  code: { via: 'scan', digits: qr.digits, step: qr.step, mac: qr.mac },
  opener: qr.opener,
  beacon: qr.beacon,
})

export const typed = (text: string): Taken => ({
  code: { via: 'typed', digits: sixDigits(text), step: null, mac: null },
  opener: null,
  beacon: null,
})
