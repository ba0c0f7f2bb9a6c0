import type { Bodies } from '@/domain/bodies'
import { refuse } from '@/domain/door'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

type Amendment = Bodies['record.amend']

/** Propose a correction of a closed record, with its reason. Nothing changes before a second person agrees. */
export const amendRecord = (
  visit: Uuid,
  patient: Uuid,
  said: Omit<Amendment, 'visit' | 'patient'>,
): Promise<void> =>
  holdingOpen(async () => {
    const reason = said.reason.trim()
    if (!reason) throw refuse('paper.incomplete', { missing: ['reason'] })
    await makeStatement({ ...{ kind: 'record.amend', visit, patient }, body: () => ({ ...said, reason }) })
  })
