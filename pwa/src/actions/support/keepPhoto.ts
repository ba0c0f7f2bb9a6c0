import { PHOTO_TYPE, type Picture } from '@/device/camera'
import type { Photo, PhotoSubject, Uuid } from '@/domain/types'
import { holdEvidence } from '@/store/evidence'
import { change, runningDraft } from './running'

export interface About {
  readonly subject: PhotoSubject
  readonly source: Photo['source']
  readonly file: Photo['file']
}

/** Keep a picture with its visit; the same picture twice is one. */
export async function keepPhoto(visit: Uuid, picture: Picture, about: About): Promise<Photo> {
  const { account, patient } = await runningDraft(visit)
  const { bytes, sha256, width, height, taken } = picture
  const photo: Photo = { sha256, bytes: bytes.length, width, height, ...about, taken }
  await holdEvidence({ account, visit, patient, sha256, media: PHOTO_TYPE, at: taken.wall }, bytes)
  await change(visit, (draft) => ({
    ...draft,
    photos: [...draft.photos.filter((one) => one.sha256 !== sha256), photo],
    photo_refused: null,
  }))
  return photo
}
