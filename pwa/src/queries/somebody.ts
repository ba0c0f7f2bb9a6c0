/** Whom this phone knows of, by the person and not by a visit. */

import { type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import type { Task } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { cached } from '@/store/cache'
import { heldDraft } from '@/store/drafts'
import { unlocked } from '@/store/vault'
import { useLive } from './live'

/** What a card on this phone says of somebody; null where there is none. */
export type Somebody = Pick<Task, 'patient' | 'first_name' | 'carry' | 'cycle_days' | 'grading'>

/** undefined while loading and while locked. */
export const useSomebody = (patient: MaybeRefOrGetter<Uuid>): Readonly<Ref<Somebody | null | undefined>> =>
  useLive(async () => {
    const account = unlocked.get()
    if (!account) return undefined
    const tasks = await cached(account, 'tasks')
    return tasks?.find((task) => task.patient === toValue(patient)) ?? null
  }, [() => toValue(patient)])

/** Whose visit this was, as far as this phone knows: its own draft, or the last one of somebody on a card. */
export const useAssessed = (visit: MaybeRefOrGetter<Uuid>): Readonly<Ref<Somebody | null | undefined>> =>
  useLive(async () => {
    const account = unlocked.get()
    if (!account) return undefined
    const wanted = toValue(visit)
    const [tasks, held] = await Promise.all([cached(account, 'tasks'), heldDraft(account, wanted)])
    const own = held?.draft
    const card = tasks?.find(
      ({ visit: planned, patient, grading }) =>
        planned === wanted || grading?.last_visit === wanted || patient === own?.patient,
    )
    const { carry, cycle_days, grading } = card ?? own?.task ?? {}
    if (own) {
      return {
        patient: own.patient,
        first_name: own.task?.first_name ?? card?.first_name ?? '',
        ...{ carry, cycle_days, grading },
      }
    }
    return card && card.visit !== wanted ? card : null
  }, [() => toValue(visit)])
