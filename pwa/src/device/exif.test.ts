import { File as WholeFile } from 'node:buffer' // jsdom's own has no bytes to read
import { expect, it } from 'vitest'
import { takenAt, timesOf } from './exif'

const NINE = new Date(2026, 10, 24, 9, 30, 5).getTime()

/** A JPEG's head: a JFIF segment, then Exif with one directory that points to the camera's part. */
function head(little: boolean, text = '2026:11:24 09:30:05', tag = 0x9003): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(120)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xffd8)
  view.setUint16(2, 0xffe0)
  view.setUint16(4, 16)
  view.setUint16(20, 0xffe1)
  view.setUint16(22, 90)
  view.setUint32(24, 0x45786966)
  const tiff = new DataView(bytes.buffer, 30)
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d)
  tiff.setUint16(2, 42, little)
  tiff.setUint32(4, 8, little)
  tiff.setUint16(8, 1, little)
  tiff.setUint16(10, 0x8769, little)
  tiff.setUint32(18, 26, little)
  tiff.setUint16(26, 1, little)
  tiff.setUint16(28, tag, little)
  tiff.setUint32(36, 50, little)
  for (const [i, letter] of [...text].entries()) tiff.setUint8(50 + i, letter.charCodeAt(0))
  return bytes
}

it.each([true, false])('reads when a picture was taken, whatever its byte order (%s)', (little) => {
  expect(takenAt(head(little).buffer)).toBe(NINE)
})

it.each([
  ['no picture', new TextEncoder().encode('not a picture').slice().buffer],
  ['nothing', new ArrayBuffer(0)],
  ['another tag', head(true, '2026:11:24 09:30:05', 0x9004).buffer],
  ['a clock that was never set', head(true, '0000:00:00 00:00:00').buffer],
  ['words', head(true, 'yesterday at noon  ').buffer],
  ['a header that was cut off', head(true).slice(0, 70).buffer],
])('has nothing to say of %s', (_, bytes) => {
  expect(takenAt(bytes)).toBeNull()
})

it('reads a file by its head, beside when it was changed', async () => {
  const parts = [head(false), new Uint8Array(500_000)]
  const file = new WholeFile(parts, 'x.jpg', { lastModified: 1_700_000_000_000 })
  expect(await timesOf(file as unknown as File)).toEqual({ modified: 1_700_000_000_000, exif: NINE })
})
