import { refuse } from '@/domain/refusal'

/** Refuses with `pin.shape` unless it is six digits. */
export function refuseBadPin(pin: string): void {
  if (!/^\d{6}$/.test(pin)) throw refuse('pin.shape')
}
