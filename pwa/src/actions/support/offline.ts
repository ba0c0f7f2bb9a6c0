import type { Offline } from '@/domain/bodies'
import { account } from '@/store/accounts'
import { setting } from '@/store/settings'
import { currentAccount } from '@/store/vault'

/** Why a record may come late: the last try did not reach the server. Null where it did; nobody is asked. */
export async function offlineNow(): Promise<Offline | null> {
  if ((await setting('sync'))?.state !== 'offline') return null
  return { since: (await account(currentAccount()))?.contact_at ?? null }
}
