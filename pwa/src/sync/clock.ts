/** The phone's clock, handed in at the start: sync may not reach for the device, and tests move it. */

import type { Instant, Ms } from '@/domain/types'

let read: () => Instant = () => {
  throw new Error('sync has not been started')
}

export function useClock(clock: () => Instant): void {
  read = clock
}

export const instant = (): Instant => {
  const { wall, mono, session } = read()
  return { wall, mono, session }
}

export const wall = (): Ms => read().wall
