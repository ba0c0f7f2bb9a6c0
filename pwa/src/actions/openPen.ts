import { openPen as open, type Pen } from '@/device/pen'

export type { Pen } from '@/device/pen'

/** Let a person draw on `canvas`. */
export const openPen = (canvas: HTMLCanvasElement): Promise<Pen> => open(canvas)
