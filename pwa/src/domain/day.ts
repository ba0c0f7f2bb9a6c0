/** Days on this phone's calendar. */

import type { Day } from './task'
import type { Ms } from './types'

const two = (n: number): string => String(n).padStart(2, '0')

/** YYYY-MM-DD. */
export function dayOf(at: Ms): Day {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
