/** Photos straight from the lens: shrunk on the phone, hashed before anything is drawn on them. */

import type { Bytes } from '@/domain/bytes'
import { refuse } from '@/domain/door'
import { sha256Hex } from '@/domain/hash'
import type { Hex, Instant } from '@/domain/types'
import { instant } from './clock'

/** Long side in pixels: enough to see a re-photographed screen, small enough for a village network. */
const LONG_SIDE = 1600
const QUALITY = 0.8
export const PHOTO_TYPE = 'image/jpeg'

export interface Camera {
  readonly video: HTMLVideoElement
  stop(): void
}

export interface Picture {
  readonly bytes: Bytes
  readonly sha256: Hex
  readonly width: number
  readonly height: number
  readonly taken: Instant
}

const DENIED: ReadonlySet<string> = new Set(['NotAllowedError', 'SecurityError'])

/** Show the rear camera in `video`. Refuses with `camera.denied` or `camera.unavailable`. */
export async function openCamera(video: HTMLVideoElement): Promise<Camera> {
  if (!navigator.mediaDevices?.getUserMedia) throw refuse('camera.unavailable')
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
    })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    throw refuse(DENIED.has(name) ? 'camera.denied' : 'camera.unavailable', { name })
  }
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
    if (video.srcObject === stream) video.srcObject = null
  }
  video.srcObject = stream
  video.muted = true
  video.playsInline = true
  try {
    await video.play()
  } catch {
    stop() // the screen was left before the first frame
    throw refuse('camera.unavailable')
  }
  return { video, stop }
}

/** Width and height that fit the long side; never enlarged. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

async function drawn(source: CanvasImageSource, width: number, height: number): Promise<Picture> {
  const taken = instant()
  const size = fitted(width, height)
  const canvas = Object.assign(document.createElement('canvas'), size)
  canvas.getContext('2d')?.drawImage(source, 0, 0, size.width, size.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, PHOTO_TYPE, QUALITY))
  if (!blob) throw refuse('camera.unavailable')
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return { bytes, sha256: await sha256Hex(bytes), ...size, taken }
}

/** The frame the camera shows now. */
export async function capture({ video }: Camera): Promise<Picture> {
  if (video.videoWidth === 0) throw refuse('camera.unavailable')
  return drawn(video, video.videoWidth, video.videoHeight)
}

/** A picture file, the marked fallback; re-encoded, so that nothing hidden in the file travels on. */
export async function fromFile(file: File): Promise<Picture> {
  let image: ImageBitmap
  try {
    image = await createImageBitmap(file)
  } catch {
    throw refuse('photo.unreadable')
  }
  try {
    return await drawn(image, image.width, image.height)
  } finally {
    image.close()
  }
}
