import { describe, expect, it } from 'vitest'
import { inWeChat } from './browser'
import { base64, base64url, fromBase64url, fromHex, fromUuid, hex, uuid } from './bytes'
import { PLACES, wordsOf } from './choices'
import { DANGER, needsTarget } from './danger'
import { metres } from './distance'
import { DOOR_REFUSALS } from './door'
import { fromDer } from './hash'
import { uuid7 } from './ids'
import { namedBy } from './named'
import { asRefusal, refuse } from './refusal'
import { COMMON_REFUSALS } from './refusals'
import { best, enough, quality, qualitySentence } from './sampling'
import { signal } from './signal'
import type { Sample, Sampling } from './types'
import { ago, bytesSentence, clockOffset, counted, span } from './words'

describe('the danger texts', () => {
  it('are the six official ones, word for word', () => {
    expect(DANGER.map(({ zh }) => zh)).toEqual([
      '无符合以下1～5级中的任何行为',
      '口头威胁，喊叫，但没有打砸行为',
      '打砸行为，局限在家里，针对财物。能被劝说制止',
      '明显打砸行为，不分场合，针对财物；不能接受劝说而停止',
      '持续的打砸行为，不分场合，针对财物或人，不能接受劝说而停止。包括自伤、自杀',
      '持械/持管制性危险武器的针对人的任何暴力行为，或者纵火、爆炸等行为，无论在家里还是公共场合',
    ])
    expect(DANGER.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('ask against whom from level 4', () => {
    expect([null, 0, 3, 4, 5].map((level) => needsTarget(level as never))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })
})

describe('bytes', () => {
  it('survive every spelling', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
    expect(fromHex(hex(bytes))).toEqual(bytes)
    expect(fromBase64url(base64url(bytes))).toEqual(bytes)
    expect(uuid(fromUuid('01a20000-0000-7000-8000-000000000001'))).toBe(
      '01a20000-0000-7000-8000-000000000001',
    )
  })

  it('of a whole photo fit into base64', () => {
    expect(base64(new Uint8Array(300_000))).toHaveLength(400_000)
  })

  it('are refused in a wrong spelling', () => {
    expect(() => fromHex('abc')).toThrow()
    expect(() => fromBase64url('a+b')).toThrow()
  })
})

it('ids sort by time and are version 7', () => {
  const [older, newer] = [uuid7(1_795_400_000_000), uuid7(1_795_400_000_001)]
  expect(older < newer).toBe(true)
  expect(older).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

describe('DER signatures', () => {
  it('lose their padding and get the missing zeros back', () => {
    const der = fromHex(`3045022100${'ff'.repeat(32)}0220${'01'.repeat(32)}`)
    expect(hex(fromDer(der))).toBe('ff'.repeat(32) + '01'.repeat(32))
    expect(hex(fromDer(fromHex('3006020101020102')))).toBe(`${'00'.repeat(31)}01${'00'.repeat(31)}02`)
  })

  it.each(['', '3005020101020102', '300602010102010203', '3006030101020102'])('are refused: %s', (text) => {
    expect(() => fromDer(fromHex(text))).toThrow()
  })
})

describe('a burst', () => {
  const sample = (accuracy: number): Sample => ({
    ...{ lat: 0, lon: 0, accuracy, altitude: null, altitude_accuracy: null, speed: null, heading: null },
    ...{ fixed_at: 0, at: 0, mono: 0 },
  })
  const burst = (samples: Sample[], result: Sampling['result'] = 'FIX'): Sampling => ({
    ...{ result, crs: 'EPSG:4326', from: 0, to: 0, samples, hints: { pointer: null, motion: null } },
  })

  it('shows its sharpest sample', () => {
    expect(best(burst([sample(90_000), sample(8000), sample(40_000)]))?.accuracy).toBe(8000)
  })

  it.each([
    ['good', burst([sample(30_000)])],
    ['fair', burst([sample(30_001)])],
    ['poor', burst([sample(300_001)])],
    ['none', burst([], 'NONE')],
    ['denied', burst([], 'DENIED')],
    ['unavailable', burst([], 'UNAVAILABLE')],
  ] as const)('is %s', (expected, given) => {
    expect(quality(given)).toBe(expected)
    expect(qualitySentence(given).key).toBe(`common.quality.${expected}`)
  })

  it('may end early with three fixes and a sharp one', () => {
    expect(enough([sample(5000), sample(5000)])).toBe(false)
    expect(enough([sample(90_000), sample(90_000), sample(15_000)])).toBe(true)
  })
})

describe('words', () => {
  it.each([
    [ago(0, 30_000), 'common.ago.now'],
    [ago(90_000, 0), 'common.ago.now'],
    [ago(0, 60_000), 'common.ago.minutes'],
    [ago(0, 7_200_000), 'common.ago.hours'],
    [ago(0, 400_000_000), 'common.ago.days'],
    [span(5000), 'common.span.seconds'],
    [clockOffset(59_999), 'common.clock.right'],
    [clockOffset(840_000), 'common.clock.fast.minutes'],
    [clockOffset(-840_000), 'common.clock.slow.minutes'],
    [clockOffset(-259_200_000), 'common.clock.slow.days'],
    [bytesSentence(170_000), 'common.size.kilobytes'],
    [bytesSentence(10 * 1024 ** 3), 'common.size.gigabytes'],
  ])('%o', ({ key }, expected) => {
    expect(key).toBe(expected)
  })

  it('says how far a clock is off, rounded down', () => {
    expect(clockOffset(-840_000).values).toEqual({ n: 14 })
  })
})

it('a degree of latitude is about 111 km', () => {
  expect(metres({ lat: 29, lon: 108 }, { lat: 30, lon: 108 })).toBeCloseTo(111_195, -2)
})

it('names every piece of evidence of a body once', () => {
  const photo = { sha256: 'aa' } as never
  const signature = { strokes: 'bb' } as never
  expect(namedBy({ photos: [photo, photo], signature, strokes: null } as never)).toEqual(['aa', 'bb'])
})

it('knows WeChat’s browser', () => {
  expect(inWeChat('Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0.40')).toBe(true)
  expect(inWeChat('Mozilla/5.0 (Linux; Android 13) Chrome/120')).toBe(false)
})

it('a value of a later version shows as itself', () => {
  expect(wordsOf(PLACES, 10)).toMatchObject({ zh: '家中' })
  expect(wordsOf<string | number>(PLACES, 'CAVE')).toEqual({ zh: 'CAVE', en: 'CAVE' })
})

describe('refusals', () => {
  it('say what happened and what to do, in both languages', () => {
    for (const { message, help } of Object.values({ ...COMMON_REFUSALS, ...DOOR_REFUSALS })) {
      expect([message.zh, message.en, help.zh, help.en].every((words) => words.length > 3)).toBe(true)
    }
  })

  it('stay themselves; anything else becomes one that can be shown', () => {
    const refusal = refuse('pin.wrong', { left: 3 })
    expect(asRefusal(refusal)).toBe(refusal)
    expect(asRefusal(new TypeError('x'))).toMatchObject({
      code: 'app.unexpected',
      details: { cause: 'TypeError: x' },
    })
  })
})

it('a full phone is said as one, however deep the database hides it', () => {
  const quota = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  const wrapped = Object.assign(new Error('aborted'), { name: 'AbortError', inner: quota })
  expect(asRefusal(wrapped).code).toBe('storage.full')
})

it('a signal calls until told to stop', () => {
  const heard: number[] = []
  const number = signal(1)
  const stop = number.watch((value) => heard.push(value))
  number.set(2)
  stop()
  number.set(3)
  expect([heard, number.get()]).toEqual([[2], 3])
})

describe('how long a list is', () => {
  it('is said as far as it was counted', () => {
    expect(counted(4999).key).toBe('common.pager.total')
    expect(counted(5000)).toEqual({ key: 'common.pager.more', values: { n: 5000 } })
  })
})
