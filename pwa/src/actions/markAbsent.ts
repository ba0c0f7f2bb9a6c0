import type { Absence } from '@/domain/bodies'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** "Could not come": one tap, no blame, and nobody signs for them. */
export const markAbsent = (visit: Uuid, absence: Absence): Promise<Draft> =>
  change(visit, (draft) => ({
    ...draft,
    absent: [...draft.absent.filter((one) => one.member !== absence.member), absence],
  }))
