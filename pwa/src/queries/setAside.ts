import { computed, type Ref, shallowRef, watch } from 'vue'
import type { OwnQuarantineRow } from '@/domain/admin'
import { type SetAside, setAside } from '@/domain/setAside'
import { useAccount } from './account'
import { useRecords } from './records'

/** What could not be taken in: from this phone at once, from one's other phones when the server can be asked. */
export function useSetAside(): Readonly<Ref<readonly SetAside[]>> {
  const records = useRecords()
  const { device, session } = useAccount()
  const rows = shallowRef<readonly OwnQuarantineRow[]>([])

  async function ask(): Promise<void> {
    const { getMyQuarantine } = await import('@/net/setAside')
    rows.value = (await getMyQuarantine()).items
  }
  // Not asked for by anybody: without a network, what this phone knows is told all the same.
  watch(session, (now) => now === 'live' && void ask().catch(() => undefined), { immediate: true })
  return computed(() => setAside(records.value ?? [], rows.value, device.value?.device ?? null))
}
