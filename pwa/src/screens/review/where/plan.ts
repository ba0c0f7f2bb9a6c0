/**
 * A scale drawing of one visit: positions in degrees become places in a square, in percent of its side.
 * Pure. A plane through the home is exact to centimetres over the few kilometres one visit spans.
 */

export interface Spot {
  /** Degrees, WGS 84. */
  readonly lat: number
  readonly lon: number
  /** Radius of uncertainty, metres. */
  readonly accuracy: number
}

/** Metres east and north of the origin. */
interface Offset {
  readonly east: number
  readonly north: number
}

export interface Placed {
  /** Percent from the left and from the top. */
  readonly x: number
  readonly y: number
  /** Radius of uncertainty, percent of the side. */
  readonly r: number
}

export interface Ring {
  readonly metres: number
  /** Percent of the side. */
  readonly r: number
  readonly label: { readonly x: number; readonly y: number } | null
}

export interface Plan {
  readonly spots: readonly Placed[]
  /** Length of the side, metres. */
  readonly side: number
  /** A round length, metres, and how much of the side it takes, percent. */
  readonly scale: { readonly metres: number; readonly percent: number }
  /** Round distances from the first spot; `label` is a place on the ring that is inside the drawing. */
  readonly rings: readonly Ring[]
}

const EQUATOR = 6_378_137
const ECCENTRICITY_SQUARED = 0.006_694_379_990_14
const AIR = 1.3

/** How much of the circles a drawing must hold, and how small it may become; metres. */
export interface Framing {
  readonly radius: number
  readonly side: number
}

/** Every circle whole. */
export const WHOLE: Framing = { radius: Number.POSITIVE_INFINITY, side: 120 }
/** The middles of the circles: for points that a wide uncertainty would draw as one. */
export const CLOSE: Framing = { radius: 10, side: 40 }

/** East and north of `origin` in metres, with the radii of curvature of the WGS 84 ellipsoid at its latitude. */
export function offset(origin: Spot, spot: Spot): Offset {
  const latitude = (origin.lat * Math.PI) / 180
  const w = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude) ** 2
  const primeVertical = EQUATOR / Math.sqrt(w)
  const meridian = (EQUATOR * (1 - ECCENTRICITY_SQUARED)) / w ** 1.5
  return {
    east: ((spot.lon - origin.lon) * Math.PI * primeVertical * Math.cos(latitude)) / 180,
    north: ((spot.lat - origin.lat) * Math.PI * meridian) / 180,
  }
}

/** The largest of 1, 2, 5 × 10ⁿ that is not longer than `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const digit = [5, 2, 1].find((one) => one * power <= most) ?? 1
  return digit * power
}

/** The smallest square, in metres, that holds the circles. */
function frame(offsets: readonly Offset[], radii: readonly number[], { radius, side: least }: Framing) {
  const edge = (axis: keyof Offset, sign: 1 | -1) =>
    sign * Math.max(...offsets.map((one, i) => sign * one[axis] + Math.min(radius, radii[i] ?? 0)))
  const [west, east, south, north] = [edge('east', -1), edge('east', 1), edge('north', -1), edge('north', 1)]
  const side = Math.max(least, (east - west) * AIR, (north - south) * AIR)
  return { side, left: (west + east - side) / 2, top: (south + north + side) / 2 }
}

const INSIDE = (at: { x: number; y: number }) => at.x > 8 && at.x < 92 && at.y > 5 && at.y < 95

/** A ring around `centre`, with its label above, right, below or left of it: wherever there is paper. */
function ringAround(centre: Placed, metres: number, r: number): Ring {
  const { x, y } = centre
  const places = [
    { x, y: y - r },
    { x: x + r, y },
    { x, y: y + r },
    { x: x - r, y },
  ]
  return { metres, r, label: places.find(INSIDE) ?? null }
}

/** The drawing of `spots`; the first one (the home, where it is known) is where the rings are centred. */
export function planOf(spots: readonly Spot[], framing: Framing = WHOLE): Plan | null {
  const [origin] = spots
  if (!origin) return null
  const offsets = spots.map((spot) => offset(origin, spot))
  const { side, left, top } = frame(
    offsets,
    spots.map((spot) => spot.accuracy),
    framing,
  )
  const percent = (metres: number) => (metres / side) * 100
  const ring = roundLength(side / 3)
  const scale = roundLength(side / 4)
  const places = offsets.map((one, i) => ({
    x: percent(one.east - left),
    y: percent(top - one.north),
    r: percent(spots[i]?.accuracy ?? 0),
  }))
  const [centre] = places
  return {
    side,
    scale: { metres: scale, percent: percent(scale) },
    rings: centre ? [1, 2, 3].map((n) => ringAround(centre, n * ring, percent(n * ring))) : [],
    spots: places,
  }
}

const COMPASS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const
export type Direction = (typeof COMPASS)[number]

/** How far and in which direction `spot` lies from `origin`. */
export function seenFrom(origin: Spot, spot: Spot): { metres: number; direction: Direction } {
  const { east, north } = offset(origin, spot)
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4))
  return { metres: Math.hypot(east, north), direction: COMPASS[(eighth + 8) % 8] ?? 'N' }
}
