import type { Draft, RecordForm } from '@/domain/draft'
import { filledIn } from '@/domain/form'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** Keep part of the follow-up record as it is being filled in. */
export const saveRecordField = (visit: Uuid, patch: Partial<RecordForm>): Promise<Draft> =>
  change(visit, (draft) => ({ ...draft, form: filledIn(draft.form, patch) }))
