import { fromFile } from '@/device/camera'
import type { Photo, PhotoSubject, Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { keepPhoto } from './support/keepPhoto'

/** A picture file instead of the camera: possible, and always marked as one. */
export const takePhotoFromFile = (visit: Uuid, file: File, subject: PhotoSubject): Promise<Photo> =>
  holdingOpen(async () => {
    const modified = file.lastModified > 0 ? Math.round(file.lastModified) : null
    return keepPhoto(visit, await fromFile(file), { subject, source: 'FILE', file: { modified } })
  })
