import type { NewStaff, StaffRow } from '@/domain/admin'
import { postStaff } from '@/net/desk'

/** Add an account. */
export const addStaff = (fields: NewStaff): Promise<StaffRow> => postStaff(fields)
