import type { Ref } from 'vue'
import type { LateRecord } from '@/domain/custody'
import { allDrafts } from '@/store/drafts'
import { lateRecords } from '@/store/late'
import { unlocked } from '@/store/vault'
import { useLive } from './live'
import { useNow } from './now'

const HOUR = 3_600_000

/** `first_name` while its draft is still here. */
export type LateVisit = LateRecord & { readonly first_name: string | null }

/** One's own records that came late and of which nobody has said why, oldest first. */
export function useLate(): Readonly<Ref<readonly LateVisit[] | undefined>> {
  const now = useNow(HOUR)
  return useLive(async () => {
    const account = unlocked.get()
    if (!account) return []
    const [records, drafts] = await Promise.all([lateRecords(account, now.value), allDrafts(account)])
    const names = new Map(drafts.map(({ visit, task }) => [visit, task?.first_name ?? null]))
    return records.map((record) => ({ ...record, first_name: names.get(record.visit) ?? null }))
  }, [now])
}
