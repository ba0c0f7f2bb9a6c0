/** Locks after five minutes without a touch, counted also while the page slept in a pocket. */

import { lockVault, unlocked } from '@/store/vault'

const AFTER_MS = 5 * 60_000
const LOOK_MS = 15_000

let touchedAt = 0
let timer: ReturnType<typeof setInterval> | null = null

function look(): void {
  // Wall time, not monotonic: some phones stop the monotonic clock while they sleep.
  const away = Math.abs(Date.now() - touchedAt)
  if (unlocked.get() && away >= AFTER_MS) lockVault()
  if (!unlocked.get() && timer) {
    clearInterval(timer)
    timer = null
  }
}

/** Somebody is here. */
export function restartAutoLock(): void {
  touchedAt = Date.now()
  timer ??= setInterval(look, LOOK_MS)
}

/** A page that wakes up looks before anything can be read over a shoulder. */
export function watchForSleep(): void {
  document.addEventListener('visibilitychange', look)
}
