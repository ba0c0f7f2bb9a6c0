import type { Ref } from 'vue'
import type { Custody, StorageHealth } from '@/domain/custody'
import { countCustody } from '@/store/custody'
import { setting } from '@/store/settings'
import { useLive } from './live'

const UNKNOWN: StorageHealth = { persisted: null, usage: null, quota: null, vanished: false }

/** What this phone holds that the server has not got, and how safe it is here; also while locked. */
export function useCustody(): Readonly<Ref<Custody | undefined>> {
  return useLive(async () => {
    const [counted, storage] = await Promise.all([countCustody(), setting('storage')])
    return { ...counted, storage: storage ?? UNKNOWN }
  })
}
