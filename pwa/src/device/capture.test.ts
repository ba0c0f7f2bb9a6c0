import { describe, expect, it, vi } from 'vitest'
import { fitted, openCamera } from './camera'
import { strokesOf } from './pen'
import { vanishedDatabase } from './storage'

describe('photos', () => {
  it.each([
    [4000, 3000, 1600, 1200],
    [1080, 1920, 900, 1600],
    [1280, 720, 1280, 720],
  ])('of %d×%d become %d×%d', (width, height, w, h) => {
    expect(fitted(width, height)).toEqual({ width: w, height: h })
  })

  it.each([
    ['NotAllowedError', 'camera.denied'],
    ['NotReadableError', 'camera.unavailable'],
  ])('%s is said as %s', async (name, code) => {
    const getUserMedia = () => Promise.reject(Object.assign(new Error(name), { name }))
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } })
    await expect(openCamera(document.createElement('video'))).rejects.toMatchObject({ code })
    vi.unstubAllGlobals()
  })

  it('are impossible without a camera', async () => {
    await expect(openCamera(document.createElement('video'))).rejects.toMatchObject({
      code: 'camera.unavailable',
    })
  })
})

it('pen strokes are whole numbers from the first touch on', () => {
  const points = [
    { x: 10.04, y: 20.06, time: 1_795_400_000_000, pressure: 0.5 },
    { x: 11.1, y: 21.1, time: 1_795_400_000_016.7, pressure: 0.7349 },
  ]
  expect(strokesOf([{ points }], { width: 300, height: 120 })).toEqual({
    ...{ v: 1, width: 300, height: 120 },
    strokes: [
      [
        [100, 201, 0, 500],
        [111, 211, 17, 735],
      ],
    ],
  })
})

describe('a database', () => {
  it('that is there has not vanished', () => {
    localStorage.clear()
    expect(vanishedDatabase('one')).toBeNull()
    expect(vanishedDatabase('one')).toBeNull()
  })

  it('that was replaced by a fresh one has', () => {
    localStorage.clear()
    vanishedDatabase('one')
    expect(vanishedDatabase('two')).toBe('one')
    expect(vanishedDatabase('two')).toBeNull()
  })
})
