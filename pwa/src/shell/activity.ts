import { touch } from '@/actions/touch'

const AT_MOST_EVERY = 10_000

/** Tell the lock that somebody is there; a phone put down locks by itself. */
export function watchActivity(): void {
  let told = 0
  const tell = () => {
    if (Date.now() - told < AT_MOST_EVERY) return
    told = Date.now()
    touch()
  }
  for (const sign of ['pointerdown', 'keydown', 'scroll'] as const) {
    window.addEventListener(sign, tell, { passive: true, capture: true })
  }
}
