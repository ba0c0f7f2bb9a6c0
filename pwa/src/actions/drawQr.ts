import { drawQr as draw } from '@/device/qr'

/** SVG text of a QR code. */
export const drawQr = (text: string): Promise<string> => draw(text)
