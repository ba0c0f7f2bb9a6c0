import type { LateRecord } from '@/domain/custody'
import { leaveUnsaid } from '@/store/late'

/** Rather not say why records came late; this phone does not ask again. */
export const leaveLateUnsaid = (records: readonly LateRecord[]): Promise<void> =>
  leaveUnsaid(records.map(({ hash }) => hash))
