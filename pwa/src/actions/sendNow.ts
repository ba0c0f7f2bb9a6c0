import { drain } from '@/sync/drain'
import { measureStorage } from './support/storage'

/** Try to send now; how it went is in the sync status. */
export async function sendNow(): Promise<void> {
  await drain()
  await measureStorage()
}
