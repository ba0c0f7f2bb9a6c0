/** A signature as it was written: which ink is on the paper after so many milliseconds. Pure. */

import type { StrokePoint, Strokes } from '@/domain/types'

/** A short piece of line between two recorded points, in the pad's own units. */
export interface Piece {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly width: number
}

const THINNEST = 1.2
const PRESSURE_ADDS = 2.6

const spot = ([x, y]: StrokePoint) => [x / 10, y / 10] as const
const widthAt = ([, , , pressure]: StrokePoint) => THINNEST + (PRESSURE_ADDS * pressure) / 1000

/** Milliseconds from the first touch to the last. */
export const lengthOf = ({ strokes }: Strokes): number => Math.max(0, ...strokes.flat().map(([, , at]) => at))

/** A point on the way from `a` to `b` at time `at`: the pen does not jump from sample to sample. */
function between(a: StrokePoint, b: StrokePoint, at: number): StrokePoint {
  const part = b[2] > a[2] ? (at - a[2]) / (b[2] - a[2]) : 1
  const mix = (i: 0 | 1 | 3) => a[i] + (b[i] - a[i]) * part
  return [mix(0), mix(1), at, mix(3)]
}

function strokePieces(stroke: readonly StrokePoint[], until: number): Piece[] {
  const [first] = stroke
  if (!first || first[2] > until) return []
  // A dot is a stroke too: a line without length and a round cap.
  if (stroke.length === 1) return [{ from: spot(first), to: spot(first), width: widthAt(first) }]
  return stroke.slice(1).flatMap((point, i) => {
    const before = stroke[i] ?? first
    if (before[2] > until) return []
    const end = point[2] > until ? between(before, point, until) : point
    return [{ from: spot(before), to: spot(end), width: widthAt(end) }]
  })
}

/** The ink on the paper `until` ms after the first touch. */
export const inkAt = ({ strokes }: Strokes, until: number): Piece[] =>
  strokes.flatMap((stroke) => strokePieces(stroke, until))
