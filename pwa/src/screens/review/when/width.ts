/** How a bracket's width is coloured: half a day tells the visit, a day tells the date, more tells neither. */

import type { Ms } from '@/domain/types'

const HOUR = 3_600_000

export const widthTone = (width: Ms): 'good' | 'info' | 'warn' =>
  width <= 12 * HOUR ? 'good' : width <= 24 * HOUR ? 'info' : 'warn'
