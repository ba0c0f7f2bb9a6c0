import type { StaffChange, StaffRow } from '@/domain/admin'
import type { Uuid } from '@/domain/types'
import { patchStaff } from '@/net/desk'

/** Change what is named about an account, and nothing else. */
export const saveStaff = (id: Uuid, change: StaffChange): Promise<StaffRow> => patchStaff(id, change)
