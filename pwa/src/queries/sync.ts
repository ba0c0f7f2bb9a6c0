import { computed, type Ref } from 'vue'
import type { SyncStatus } from '@/domain/custody'
import { SILENT, setting } from '@/store/settings'
import { useLive } from './live'

/** How sending stands, the same in every tab. */
export function useSync(): Readonly<Ref<SyncStatus>> {
  const found = useLive(() => setting('sync'))
  return computed(() => found.value ?? SILENT)
}
