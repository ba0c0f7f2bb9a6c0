import { type Camera, capture, fromFile, PHOTO_TYPE, type Picture } from '@/device/camera'
import { timesOf } from '@/device/exif'
import type { Photo, Uuid } from '@/domain/types'
import { holdEvidence } from '@/store/evidence'
import { currentAccount, holdingOpen } from '@/store/vault'
import { changeAnswer } from './support/answering'

/** A picture that says more than words: what the camera shows now, or (marked as one) a file. */
export const addAnswerPhoto = (visit: Uuid, patient: Uuid, from: Camera | File): Promise<void> =>
  holdingOpen(async () => {
    if (!(from instanceof File))
      return keep(visit, patient, await capture(from), { source: 'CAMERA', file: null })
    return keep(visit, patient, await fromFile(from), { source: 'FILE', file: await timesOf(from) })
  })

async function keep(
  visit: Uuid,
  patient: Uuid,
  picture: Picture,
  how: Pick<Photo, 'source' | 'file'>,
): Promise<void> {
  const { bytes, sha256, width, height, taken } = picture
  const photo: Photo = { sha256, bytes: bytes.length, width, height, subject: 'OTHER', ...how, taken }
  const account = currentAccount()
  await holdEvidence({ account, visit, patient, sha256, media: PHOTO_TYPE, at: taken.wall }, bytes)
  await changeAnswer(visit, (own) => ({
    ...own,
    photos: [...own.photos.filter((one) => one.sha256 !== sha256), photo],
  }))
}
