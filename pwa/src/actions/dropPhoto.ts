import type { Draft } from '@/domain/draft'
import type { Hex, Uuid } from '@/domain/types'
import { dropHeld, evidenceId } from '@/store/evidence'
import { holdingOpen } from '@/store/vault'
import { change } from './support/running'

/** Take a photo back before sign-off. That one was taken back stays as a number, the picture does not. */
export const dropPhoto = (visit: Uuid, sha256: Hex): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await change(visit, (now) => {
      const photos = now.photos.filter((one) => one.sha256 !== sha256)
      return { ...now, photos, photos_dropped: now.photos_dropped + now.photos.length - photos.length }
    })
    await dropHeld(evidenceId(draft.account, visit, sha256))
    return draft
  })
