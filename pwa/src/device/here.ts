/** Where this phone is, once and for the screen alone: not kept, not sent. */

import type { Degrees } from '@/domain/distance'

const HOW: PositionOptions = { enableHighAccuracy: false, maximumAge: 60_000, timeout: 15_000 }

/** null where it cannot be found, or may not be. */
export const hereNow = (): Promise<Degrees | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve(null)
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude }),
      () => resolve(null),
      HOW,
    )
  })
