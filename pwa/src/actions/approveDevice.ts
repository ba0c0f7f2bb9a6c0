import type { DeviceRow } from '@/domain/admin'
import type { Uuid } from '@/domain/types'
import { postApproval } from '@/net/devices'

/** Approve a colleague's phone by the six digits its screen shows. */
export const approveDevice = (id: Uuid, code: string): Promise<DeviceRow> => postApproval(id, code)
