import type { PhotoRefusal } from '@/domain/bodies'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** Say why there is no photo; null takes it back. */
export const refusePhoto = (visit: Uuid, photo_refused: PhotoRefusal | null): Promise<Draft> =>
  change(visit, (draft) => ({ ...draft, photo_refused }))
