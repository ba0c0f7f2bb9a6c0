import type { Hex, Uuid } from '@/domain/types'
import { dropHeld, evidenceId } from '@/store/evidence'
import { currentAccount, holdingOpen } from '@/store/vault'
import { changeAnswer } from './support/answering'

/** Take a picture out of an answer that is not signed yet. */
export const dropAnswerPhoto = (visit: Uuid, sha256: Hex): Promise<void> =>
  holdingOpen(async () => {
    await changeAnswer(visit, (own) => ({
      ...own,
      photos: own.photos.filter((one) => one.sha256 !== sha256),
    }))
    await dropHeld(evidenceId(currentAccount(), visit, sha256))
  })
