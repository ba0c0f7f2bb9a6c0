import type { DeviceRow } from '@/domain/admin'
import type { Uuid } from '@/domain/types'
import { postRevocation } from '@/net/devices'

/** Stop trusting a phone. What it holds stays on it; what it sent stays on the server. */
export const revokeDevice = (id: Uuid, reason: string): Promise<DeviceRow> => postRevocation(id, reason)
