import type { StaffRow } from '@/domain/admin'
import type { Uuid } from '@/domain/types'
import { postStaffUnlock } from '@/net/desk'

/** Lift the pause after wrong passwords. */
export const unlockStaff = (id: Uuid): Promise<StaffRow> => postStaffUnlock(id)
