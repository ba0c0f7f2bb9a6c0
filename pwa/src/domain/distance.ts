/** Distances for display; the server judges with geodesics. */

const EARTH_M = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

export interface Degrees {
  readonly lat: number
  readonly lon: number
}

/** Metres between two points on a sphere (haversine, ±0.5 %). */
export function metres(a: Degrees, b: Degrees): number {
  const dLat = radians(b.lat - a.lat)
  const dLon = radians(b.lon - a.lon)
  const chord =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** A statement's whole numbers, as degrees. */
export const degrees = (point: { lat: number; lon: number }): Degrees => ({
  lat: point.lat / 1e7,
  lon: point.lon / 1e7,
})
