import { fromFile } from '@/device/camera'
import { timesOf } from '@/device/exif'
import type { Photo, PhotoSubject, Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { keepPhoto } from './support/keepPhoto'

/** A picture file instead of the camera: possible, and always marked as one. */
export const takePhotoFromFile = (visit: Uuid, file: File, subject: PhotoSubject): Promise<Photo> =>
  holdingOpen(async () =>
    keepPhoto(visit, await fromFile(file), { subject, source: 'FILE', file: await timesOf(file) }),
  )
