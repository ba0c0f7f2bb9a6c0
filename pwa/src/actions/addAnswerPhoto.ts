import { fromFile, PHOTO_TYPE } from '@/device/camera'
import type { Photo, Uuid } from '@/domain/types'
import { holdEvidence } from '@/store/evidence'
import { currentAccount, holdingOpen } from '@/store/vault'
import { changeAnswer } from './support/answering'

/** A picture that says more than words. It is a file, and is marked as one. */
export const addAnswerPhoto = (visit: Uuid, patient: Uuid, file: File): Promise<void> =>
  holdingOpen(async () => {
    const { bytes, sha256, width, height, taken } = await fromFile(file)
    const modified = file.lastModified > 0 ? Math.round(file.lastModified) : null
    const about = { subject: 'OTHER', source: 'FILE', file: { modified } } as const
    const photo: Photo = { sha256, bytes: bytes.length, width, height, ...about, taken }
    const account = currentAccount()
    await holdEvidence({ account, visit, patient, sha256, media: PHOTO_TYPE, at: taken.wall }, bytes)
    await changeAnswer(visit, (own) => ({
      ...own,
      photos: [...own.photos.filter((one) => one.sha256 !== sha256), photo],
    }))
  })
