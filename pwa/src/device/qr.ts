/** QR codes: drawn by uqr, read by the browser's own reader or by one we bring along. Both come with first use. */

import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { refuse } from '@/domain/door'
import { openCamera } from './camera'

export interface Scanner {
  stop(): void
}

interface Reader {
  detect(source: CanvasImageSource): Promise<readonly { rawValue: string }[]>
}

interface ReaderClass {
  new (options: { formats: 'qr_code'[] }): Reader
  getSupportedFormats(): Promise<readonly string[]>
}

/** SVG text of a QR code; dense screens in the sun want few, large modules. */
export async function drawQr(text: string): Promise<string> {
  const { renderSVG } = await import('uqr')
  return renderSVG(text, { ecc: 'M', border: 2 })
}

async function nativeReader(): Promise<Reader | null> {
  const native = (globalThis as { BarcodeDetector?: ReaderClass }).BarcodeDetector
  if (!native) return null
  try {
    // Present but without its data on phones that lack Google's services.
    const formats = await native.getSupportedFormats()
    return formats.includes('qr_code') ? new native({ formats: ['qr_code'] }) : null
  } catch {
    return null
  }
}

async function broughtReader(): Promise<Reader> {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill')
  // From our own origin: the package's default is a foreign host.
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  return new BarcodeDetector({ formats: ['qr_code'] })
}

async function anyReader(): Promise<Reader> {
  try {
    return (await nativeReader()) ?? (await broughtReader())
  } catch (error) {
    throw refuse('scanner.unavailable', { cause: String(error) })
  }
}

const EVERY_MS = 120

/** Look for QR codes through the rear camera until stopped; each new text is reported once. */
export async function openScanner(video: HTMLVideoElement, found: (text: string) => void): Promise<Scanner> {
  const reader = await anyReader()
  const camera = await openCamera(video)
  let last = ''
  let timer: ReturnType<typeof setTimeout> | null = null
  let stopped = false
  const look = async (): Promise<void> => {
    // A frame that cannot be read is like a frame without a code: the next one comes in a moment.
    const codes = video.videoWidth > 0 ? await reader.detect(video).catch(() => []) : []
    if (stopped) return
    for (const { rawValue } of codes) {
      if (rawValue === last) continue
      last = rawValue
      found(rawValue)
    }
    timer = setTimeout(look, EVERY_MS)
  }
  void look()
  return {
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      camera.stop()
    },
  }
}
