import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BURST_MS, type SamplingProgress } from '@/domain/sampling'

type Success = (position: GeolocationPosition) => void
type Failure = (error: GeolocationPositionError) => void

let give: Success
let fail: Failure
const clearWatch = vi.fn()

const fix = (accuracy: number, coords: Partial<GeolocationCoordinates> = {}): GeolocationPosition =>
  ({
    coords: {
      ...{ latitude: 29.5123456789, longitude: 108.8, accuracy, altitude: 412.3 },
      ...{ altitudeAccuracy: null, speed: null, heading: Number.NaN },
      ...coords,
    },
    timestamp: 1_795_400_000_000.4,
  }) as GeolocationPosition

const error = (code: number) => ({ code, PERMISSION_DENIED: 1 }) as GeolocationPositionError

async function device() {
  vi.resetModules()
  return import('./position')
}

beforeEach(() => {
  vi.useFakeTimers()
  const watchPosition = (success: Success, failure: Failure) => {
    give = success
    fail = failure
    return 7
  }
  vi.stubGlobal('navigator', { geolocation: { watchPosition, clearWatch } })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  clearWatch.mockReset()
})

it('keeps every fix as whole numbers, nulls kept, and stops watching', async () => {
  const { takeBurst } = await device()
  const burst = takeBurst()
  give(fix(40.5))
  vi.advanceTimersByTime(BURST_MS)
  const { result, samples } = await burst
  expect(result).toBe('FIX')
  expect(samples).toMatchObject([
    { lat: 295_123_457, lon: 1_088_000_000, accuracy: 40_500, altitude: 412_300, heading: null, speed: null },
  ])
  expect(
    samples.every((one) => Object.values(one).every((value) => value === null || Number.isInteger(value))),
  ).toBe(true)
  expect(clearWatch).toHaveBeenCalledWith(7)
})

it('ends early once it is sharp enough', async () => {
  const { takeBurst } = await device()
  const burst = takeBurst()
  for (const accuracy of [80, 20, 14]) give(fix(accuracy))
  expect((await burst).samples).toHaveLength(3)
})

it('gives up after 20 s without a fix', async () => {
  const { takeBurst } = await device()
  const burst = takeBurst()
  fail(error(2))
  vi.advanceTimersByTime(BURST_MS)
  expect(await burst).toMatchObject({ result: 'NONE', samples: [] })
})

it('says when the person does not allow it', async () => {
  const { takeBurst } = await device()
  const burst = takeBurst()
  fail(error(1))
  expect((await burst).result).toBe('DENIED')
})

it('says when the phone cannot do it', async () => {
  vi.stubGlobal('navigator', {})
  const { takeBurst } = await device()
  expect((await takeBurst()).result).toBe('UNAVAILABLE')
})

it('is one burst for all who ask at once, and reports as it goes', async () => {
  const { takeBurst, stopBurst } = await device()
  const reports: SamplingProgress[] = []
  const both = [takeBurst((report) => reports.push(report)), takeBurst()]
  give(fix(200))
  stopBurst()
  const [one, other] = await Promise.all(both)
  expect(one).toBe(other)
  expect(reports).toMatchObject([{ count: 1, quality: 'fair', limit: BURST_MS }])
})
