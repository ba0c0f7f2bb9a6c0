/** The phone's clocks as it believes them; the server's beacons decide. */

import { uuid7 } from '@/domain/ids'
import type { Clock, Instant } from '@/domain/types'

/** One page load: monotonic times are comparable only within it. */
const SESSION = uuid7(Date.now())

export const clock = (): Clock => ({
  wall: Date.now(),
  // Not `|| 0`: the minus sign turns UTC's 0 into -0, which JSON would not tell from 0 but a test would.
  zone: 0 - new Date().getTimezoneOffset(),
  mono: Math.round(performance.now()),
  session: SESSION,
})

export function instant(): Instant {
  const { wall, mono, session } = clock()
  return { wall, mono, session }
}
