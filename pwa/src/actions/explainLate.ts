import type { LateReason } from '@/domain/bodies'
import type { LateRecord } from '@/domain/custody'
import { holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** Say why records came late: one signed word for each, that waits on this phone like every other. */
export const explainLate = (
  records: readonly LateRecord[],
  reason: LateReason,
  note: string,
): Promise<void> =>
  holdingOpen(async () => {
    for (const { hash, visit, patient } of records)
      await makeStatement({
        ...{ kind: 'record.late', visit, patient },
        body: () => ({ record: hash, reason, note: note.trim() }),
      })
  })
