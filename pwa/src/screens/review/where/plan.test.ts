import { describe, expect, it } from 'vitest'
import { CLOSE, offset, planOf, roundLength, seenFrom } from './plan'

const home = { lat: 28.3, lon: 109.7, accuracy: 35 }
const north = (metres: number) => ({ ...home, lat: home.lat + metres / 110_830 })

describe('offset', () => {
  it('agrees with the geodesic to a decimetre over a kilometre', () => {
    // GeographicLib, WGS 84: 0.009° north of 28.3° is 997.419 m, 0.01° east along it is 980.881 m.
    const { east, north: up } = offset(home, { lat: 28.309, lon: 109.71, accuracy: 0 })
    expect(up).toBeCloseTo(997.42, 0)
    expect(east).toBeCloseTo(980.88, 1)
  })
})

describe('roundLength', () => {
  it.each([
    [7, 5],
    [19, 10],
    [49, 20],
    [250, 200],
    [1000, 1000],
  ])('of %i m is %i m', (most, round) => {
    expect(roundLength(most)).toBe(round)
  })
})

describe('planOf', () => {
  it('draws nothing from nothing', () => {
    expect(planOf([])).toBeNull()
  })

  it('centres a single home and keeps a readable size around it', () => {
    const plan = planOf([home])
    expect(plan?.side).toBe(120)
    expect(plan?.spots[0]).toMatchObject({ x: 50, y: 50 })
  })

  it('puts north at the top', () => {
    const plan = planOf([home, north(200)])
    expect(plan?.spots[1]?.y).toBeLessThan(plan?.spots[0]?.y ?? 0)
    expect(plan?.spots[1]?.x).toBeCloseTo(plan?.spots[0]?.x ?? 0)
  })

  it('keeps every circle of uncertainty inside the square', () => {
    const plan = planOf([home, { ...north(900), accuracy: 300 }, { lat: 28.302, lon: 109.704, accuracy: 12 }])
    for (const { x, y, r } of plan?.spots ?? []) {
      expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x + r, y + r)).toBeLessThanOrEqual(100)
    }
  })

  it('draws close points apart when only their middles must fit', () => {
    const spots = [{ ...home, accuracy: 300 }, north(12)]
    const apart = (plan: ReturnType<typeof planOf>) => (plan?.spots[0]?.y ?? 0) - (plan?.spots[1]?.y ?? 0)
    expect(apart(planOf(spots))).toBeLessThan(2)
    expect(apart(planOf(spots, CLOSE))).toBeGreaterThan(20)
  })

  it('labels its rings inside the drawing', () => {
    const plan = planOf([home, { ...north(900), lon: 109.709 }])
    const labels = (plan?.rings ?? []).flatMap(({ label }) => label ?? [])
    expect(labels.length).toBeGreaterThan(0)
    for (const { x, y } of labels) expect(Math.min(x, y, 100 - x, 100 - y)).toBeGreaterThan(4)
  })

  it('uses one scale for distances, circles and the bar', () => {
    const plan = planOf([home, north(400)])
    const [at, to] = plan?.spots ?? []
    const drawn = (at?.y ?? 0) - (to?.y ?? 0)
    expect((drawn / 100) * (plan?.side ?? 0)).toBeCloseTo(400, 0)
    expect(((plan?.scale.percent ?? 0) / 100) * (plan?.side ?? 0)).toBeCloseTo(plan?.scale.metres ?? 0)
  })
})

describe('seenFrom', () => {
  it.each([
    [28.31, 109.7, 'N'],
    [28.31, 109.711, 'NE'],
    [28.29, 109.7, 'S'],
    [28.3, 109.69, 'W'],
    [28.31, 109.689, 'NW'],
  ])('%d, %d lies to the %s', (lat, lon, direction) => {
    expect(seenFrom(home, { lat, lon, accuracy: 5 }).direction).toBe(direction)
  })

  it('measures in metres', () => {
    expect(seenFrom(home, north(250)).metres).toBeCloseTo(250, 0)
  })
})
