/** The pen: what is kept is the movement, not a picture of it. */

import type { StrokePoint, Strokes } from '@/domain/types'

export interface Pen {
  isEmpty(): boolean
  clear(): void
  undo(): void
  strokes(): Strokes
  /** Let go of the canvas. */
  off(): void
}

interface DrawnPoint {
  readonly x: number
  readonly y: number
  readonly time: number
  readonly pressure: number
}

/** Whole numbers: tenths of a pixel, ms since the first point, thousandths of pressure. */
export function strokesOf(
  groups: readonly { readonly points: readonly DrawnPoint[] }[],
  size: { width: number; height: number },
): Strokes {
  const start = groups[0]?.points[0]?.time ?? 0
  const point = ({ x, y, time, pressure }: DrawnPoint): StrokePoint => [
    Math.round(x * 10),
    Math.round(y * 10),
    Math.max(0, Math.round(time - start)),
    Math.round(pressure * 1000),
  ]
  return { v: 1, ...size, strokes: groups.map(({ points }) => points.map(point)) }
}

/** Let a person draw on `canvas`, which keeps its size on the page. The library comes with first use. */
export async function openPen(canvas: HTMLCanvasElement): Promise<Pen> {
  const { default: SignaturePad } = await import('signature_pad')
  const size = { width: canvas.clientWidth, height: canvas.clientHeight }
  const ratio = Math.max(1, devicePixelRatio)
  canvas.width = size.width * ratio
  canvas.height = size.height * ratio
  canvas.getContext('2d')?.scale(ratio, ratio)
  const pad = new SignaturePad(canvas, { minWidth: 0.8, maxWidth: 2.6, throttle: 0, minDistance: 0 })
  return {
    isEmpty: () => pad.isEmpty(),
    clear: () => pad.clear(),
    undo: () => pad.fromData(pad.toData().slice(0, -1)),
    strokes: () => strokesOf(pad.toData(), size),
    off: () => pad.off(),
  }
}
