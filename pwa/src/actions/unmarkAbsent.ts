import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** They came after all. */
export const unmarkAbsent = (visit: Uuid, member: Uuid): Promise<Draft> =>
  change(visit, (draft) => ({ ...draft, absent: draft.absent.filter((one) => one.member !== member) }))
