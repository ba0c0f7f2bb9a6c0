import { type Camera, capture } from '@/device/camera'
import type { Photo, PhotoSubject, Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { keepPhoto } from './support/keepPhoto'

/** Take what the camera shows now. */
export const takePhoto = (visit: Uuid, camera: Camera, subject: PhotoSubject): Promise<Photo> =>
  holdingOpen(async () => keepPhoto(visit, await capture(camera), { subject, source: 'CAMERA', file: null }))
