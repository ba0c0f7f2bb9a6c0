import type { Ref } from 'vue'
import type { KeptRecord } from '@/domain/custody'
import { allDrafts } from '@/store/drafts'
import { allPapers } from '@/store/papers'
import { keptRecords } from '@/store/statements'
import { unlocked } from '@/store/vault'
import { useLive } from './live'

/** Everything this account has signed on this phone and that is still here, newest first. */
export function useRecords(): Readonly<Ref<readonly KeptRecord[] | undefined>> {
  return useLive(async () => {
    const account = unlocked.get()
    if (!account) return []
    const [records, drafts, papers] = await Promise.all([
      keptRecords(account),
      allDrafts(account),
      allPapers(account),
    ])
    const names = new Map([
      ...papers.map(({ visit, first_name }) => [visit, first_name] as const),
      ...drafts.map(({ visit, task }) => [visit, task?.first_name ?? null] as const),
    ])
    return records.map((record) => ({ ...record, first_name: names.get(record.visit) ?? null }))
  })
}
