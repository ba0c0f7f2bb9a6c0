import { uuid } from './bytes'
import { random } from './hash'
import type { Ms, Uuid } from './types'

/** A new id, version 7: sorts by the time it was made. */
export function uuid7(now: Ms): Uuid {
  const bytes = random(16)
  let time = now
  for (let at = 5; at >= 0; at -= 1) {
    bytes[at] = time % 256
    time = Math.floor(time / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return uuid(bytes)
}
