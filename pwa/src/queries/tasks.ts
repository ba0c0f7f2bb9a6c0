/** Visit cards, colleagues and confirmations kept on this phone. */

import { computed, type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import type { PlannedVisit } from '@/domain/agenda'
import type { Draft } from '@/domain/draft'
import type { Confirmation, DuePerson, DutyPhone, Person } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { agenda, cached } from '@/store/cache'
import { allDrafts } from '@/store/drafts'
import { unlocked } from '@/store/vault'
import { useLive } from './live'

export interface TaskCard extends PlannedVisit {
  readonly draft: 'none' | 'running' | 'closed' | 'left' | 'ended'
}

function draftState(draft: Draft | undefined): TaskCard['draft'] {
  if (!draft || draft.ended === 'visit.discard') return 'none'
  const { step } = draft
  return step === 'closed' || step === 'left' || step === 'ended' ? step : 'running'
}

export interface TaskList {
  readonly visits: readonly TaskCard[]
  readonly due: readonly DuePerson[]
}

/** What is planned and who is due, soonest first; undefined while loading, empty when locked. */
export function useAgenda(): Readonly<Ref<TaskList | undefined>> {
  return useLive(async () => {
    const account = unlocked.get()
    if (!account) return { visits: [], due: [] }
    const [{ visits, due }, drafts] = await Promise.all([agenda(account), allDrafts(account)])
    return {
      visits: [...visits]
        .sort((a, b) => a.planned_on.localeCompare(b.planned_on))
        .map((task) => ({ ...task, draft: draftState(drafts.find(({ visit }) => visit === task.visit)) })),
      due: [...due].sort((a, b) => a.due.due_on.localeCompare(b.due.due_on)),
    }
  })
}

/** A card, from the list or from the draft that outlived it; null when this phone does not know the visit. */
export function useTask(visit: MaybeRefOrGetter<Uuid>): Readonly<Ref<PlannedVisit | null | undefined>> {
  return useLive(async () => {
    const account = unlocked.get()
    if (!account) return null
    const wanted = toValue(visit)
    const [{ visits }, drafts] = await Promise.all([agenda(account), allDrafts(account)])
    const card = visits.find((task) => task.visit === wanted)
    const begun = drafts.find((draft) => draft.visit === wanted)?.task
    return card ?? (begun ? { ...begun, waiting: false } : null)
  }, [() => toValue(visit)])
}

const none: readonly never[] = []

/** Colleagues of this phone's teams. */
export function usePeople(): Readonly<Ref<readonly Person[]>> {
  const found = useLive(async () => {
    const account = unlocked.get()
    return account ? await cached(account, 'people') : null
  })
  return computed(() => found.value ?? none)
}

/** Who looks after health around here, nearest first. */
const HEALTH = ['HEALTH_CENTRE', 'VILLAGE_CLINIC', 'COUNTY_MH_CENTRE', 'MH_HOSPITAL']

/** Where a health worker answers at any hour, known without a network. */
export function useDutyPhones(): Readonly<Ref<readonly DutyPhone[]>> {
  const found = useLive(async () => {
    const account = unlocked.get()
    return account ? await cached(account, 'organisations') : null
  })
  return computed(() =>
    (found.value ?? none)
      .filter(({ type, duty_phone }) => duty_phone && HEALTH.includes(type))
      .sort((a, b) => HEALTH.indexOf(a.type) - HEALTH.indexOf(b.type)),
  )
}

/** Presences on a colleague's phone that wait for one's own yes or no. */
export function useConfirmations(): Readonly<Ref<readonly Confirmation[]>> {
  const found = useLive(async () => {
    const account = unlocked.get()
    return account ? await cached(account, 'confirmations') : null
  })
  return computed(() => found.value ?? none)
}
