/** How still the phone lies during a burst, where the browser tells without asking. A hint, never more. */

import type { Hints } from '@/domain/types'

const GRAVITY = 9.80665

/** Start listening; the returned function stops and gives the result (mm/s² away from plain gravity). */
export function listenToMotion(): () => Hints['motion'] {
  let n = 0
  let squares = 0
  const heard = ({ acceleration, accelerationIncludingGravity }: DeviceMotionEvent) => {
    const own = acceleration?.x === null || acceleration?.x === undefined ? null : acceleration
    const { x, y, z } = own ?? accelerationIncludingGravity ?? {}
    if (typeof x !== 'number' || typeof y !== 'number' || typeof z !== 'number') return
    const size = Math.hypot(x, y, z) - (own ? 0 : GRAVITY)
    n += 1
    squares += size ** 2
  }
  addEventListener('devicemotion', heard)
  return () => {
    removeEventListener('devicemotion', heard)
    return n === 0 ? null : { n, rms: Math.round(1000 * Math.sqrt(squares / n)) }
  }
}
