import type { Draft } from '@/domain/draft'
import { spending } from '@/domain/forms/filling'
import type { Ms, Uuid } from '@/domain/types'
import { change } from './support/running'

/** Add to the time that a section of the form was on the screen. Of nothing else is the time noted. */
export const spendTime = (visit: Uuid, section: string, ms: Ms): Promise<Draft> =>
  change(visit, (draft) =>
    draft.filling ? { ...draft, filling: spending(draft.filling, section, ms) } : draft,
  )
