import { openScanner as open, type Scanner } from '@/device/qr'

export type { Scanner } from '@/device/qr'

/** Look for QR codes through the rear camera until stopped. Refuses with `camera.*` or `scanner.unavailable`. */
export const openScanner = (video: HTMLVideoElement, found: (text: string) => void): Promise<Scanner> =>
  open(video, found)
