/** When sync happens: at the start, after every action, when a network or the person comes back. */

import { Refusal } from '@/domain/refusal'
import type { Instant, Ms } from '@/domain/types'
import { unlocked } from '@/store/vault'
import { useClock, wall } from './clock'
import { drain, drainAnew } from './drain'
import { pull } from './pull'

const CARDS_AGE: Ms = 15 * 60_000
let pulledAt: Ms = 0

/** Something new may be owed. Returns at once; nobody waits for a network. */
export const nudge = (): void => void drain()

/** Fresh visit cards now and then. When the server cannot be asked, the ones at hand stay. */
async function refresh(): Promise<void> {
  const account = unlocked.get()
  if (!account || wall() - pulledAt < CARDS_AGE) return
  pulledAt = wall()
  try {
    await pull(account)
  } catch (error) {
    pulledAt = 0
    if (!(error instanceof Refusal)) throw error
  }
}

function wake(): void {
  void drainAnew()
  void refresh()
}

/** Begin. `navigator.onLine` is never asked: it says yes in a lift and no on some Androids. */
export function startSync(clock: () => Instant): void {
  useClock(clock)
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake()
  })
  unlocked.watch((account) => {
    if (account) wake()
  })
  nudge()
}
