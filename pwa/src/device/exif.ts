/** When a picked picture says it was taken. Only that is read: never where, nor by which phone. */

import type { Ms } from '@/domain/types'

const HEAD = 128 * 1024 // the header lies first, and no longer than 64 KB
const APP1 = 0xffe1
const EXIF = 0x45786966
const PART = 0x8769 // the tag that points to what the camera says of the picture
const ORIGINAL = 0x9003 // DateTimeOriginal: "2026:11:24 09:30:00", by the phone's own time of day
const WRITTEN = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/

/** A picked file's own times: when it was changed last, and when its camera says it was taken. */
export async function timesOf(file: File): Promise<{ modified: Ms | null; exif: Ms | null }> {
  const modified = file.lastModified > 0 ? Math.round(file.lastModified) : null
  return { modified, exif: takenAt(await file.slice(0, HEAD).arrayBuffer()) }
}

/** The time in a JPEG's Exif header (CIPA DC-008), null where there is none or it is damaged. */
export function takenAt(head: ArrayBuffer): Ms | null {
  try {
    const view = new DataView(head)
    const start = view.getUint16(0) === 0xffd8 ? exifIn(view) : null
    return start === null ? null : timeIn(new DataView(head, start))
  } catch (error) {
    if (error instanceof RangeError) return null // it points outside itself
    throw error
  }
}

/** Where the Exif block begins: after the segments before it. */
function exifIn(view: DataView): number | null {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint16(at) === APP1 && view.getUint32(at + 4) === EXIF) return at + 10
    if (view.getUint16(at) === 0xffda) return null // the picture itself begins
  }
  return null
}

function timeIn(tiff: DataView): Ms | null {
  const little = tiff.getUint16(0) === 0x4949
  const part = entry(tiff, tiff.getUint32(4, little), PART, little)
  const found = part === null ? null : entry(tiff, tiff.getUint32(part + 8, little), ORIGINAL, little)
  if (found === null) return null
  const at = tiff.getUint32(found + 8, little)
  const text = Array.from({ length: 19 }, (_, i) => String.fromCharCode(tiff.getUint8(at + i))).join('')
  const [year = 0, month = 0, day = 0, hour, minute, second] = (WRITTEN.exec(text) ?? []).slice(1).map(Number)
  const time = new Date(year, month - 1, day, hour, minute, second).getTime()
  return year > 0 && Number.isFinite(time) ? time : null
}

/** Where a directory's entry for a tag begins; null where it has none. */
function entry(tiff: DataView, directory: number, tag: number, little: boolean): number | null {
  const count = tiff.getUint16(directory, little)
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + 12 * i
    if (tiff.getUint16(at, little) === tag) return at
  }
  return null
}
