/** Bursts of position fixes: every callback kept as given, at most 20 s, one burst at a time, nothing between. */

import { BURST_MS, bestOf, enough, MAX_SAMPLES, qualityOf, type SamplingProgress } from '@/domain/sampling'
import type { Hints, PositionResult, Sample, Sampling } from '@/domain/types'
import { clock } from './clock'
import { listenToMotion } from './motion'
import { lastPointer } from './pointer'

type Progress = (progress: SamplingProgress) => void

const scaled = (value: number | null, by: number): number | null =>
  value === null || Number.isNaN(value) ? null : Math.round(value * by)

function sampleOf({ coords, timestamp }: GeolocationPosition): Sample {
  const { wall, mono } = clock()
  return {
    lat: Math.round(coords.latitude * 1e7),
    lon: Math.round(coords.longitude * 1e7),
    accuracy: Math.round(coords.accuracy * 1000),
    altitude: scaled(coords.altitude, 1000),
    altitude_accuracy: scaled(coords.altitudeAccuracy, 1000),
    speed: scaled(coords.speed, 1000),
    heading: scaled(coords.heading, 1000),
    fixed_at: Math.round(timestamp),
    at: wall,
    mono,
  }
}

class Burst {
  readonly #watchers = new Set<Progress>()
  readonly #samples: Sample[] = []
  readonly #from = clock()
  readonly #stillness = listenToMotion()
  readonly done: Promise<Sampling>
  #watch: number | null = null
  #finish: (failure: PositionResult) => void = () => undefined

  constructor() {
    this.done = new Promise((resolve) => {
      this.#finish = (failure) => {
        this.#finish = () => undefined
        resolve(this.#ended(failure))
      }
    })
    const limit = setTimeout(() => this.stop(), BURST_MS)
    void this.done.then(() => clearTimeout(limit))
    this.#start()
  }

  watch(progress: Progress | undefined): void {
    if (progress) this.#watchers.add(progress)
  }

  /** End now, with what there is. */
  stop(): void {
    this.#finish('NONE')
  }

  #start(): void {
    if (!('geolocation' in navigator)) {
      this.#finish('UNAVAILABLE')
      return
    }
    const options = { enableHighAccuracy: true, maximumAge: 0, timeout: BURST_MS }
    this.#watch = navigator.geolocation.watchPosition(
      (position) => this.#heard(position),
      (error) => this.#failed(error),
      options,
    )
  }

  #heard(position: GeolocationPosition): void {
    this.#samples.push(sampleOf(position))
    const report: SamplingProgress = {
      count: this.#samples.length,
      best: bestOf(this.#samples),
      quality: qualityOf(this.#samples),
      elapsed: clock().mono - this.#from.mono,
      limit: BURST_MS,
    }
    for (const progress of this.#watchers) progress(report)
    if (enough(this.#samples) || this.#samples.length >= MAX_SAMPLES) this.stop()
  }

  #failed({ code, PERMISSION_DENIED }: GeolocationPositionError): void {
    // Any other error may pass within the burst (no satellite yet): only a refusal by the person is final.
    if (code === PERMISSION_DENIED) this.#finish('DENIED')
  }

  #ended(failure: PositionResult): Sampling {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch)
    return this.#sampling(failure, this.#stillness())
  }

  /** What there is already; the burst goes on. */
  soFar(): Sampling {
    return this.#sampling('NONE', null)
  }

  #sampling(failure: PositionResult, motion: Hints['motion']): Sampling {
    return {
      result: this.#samples.length > 0 ? 'FIX' : failure,
      crs: 'EPSG:4326',
      from: this.#from.wall,
      to: clock().wall,
      samples: [...this.#samples],
      hints: { pointer: lastPointer(), motion },
    }
  }
}

let running: Burst | null = null

/** Take a burst; one that is already running is shared. */
export async function takeBurst(progress?: Progress): Promise<Sampling> {
  running ??= new Burst()
  const burst = running
  burst.watch(progress)
  try {
    return await burst.done
  } finally {
    if (running === burst) running = null
  }
}

/** End the running burst, if any, with the samples it has. */
export const stopBurst = (): void => running?.stop()

/** What the running burst has found so far, if it found anything. */
export function burstSoFar(): Sampling | null {
  const found = running?.soFar()
  return found?.result === 'FIX' ? found : null
}
