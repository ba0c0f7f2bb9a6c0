/** Whom this phone knows of, by the person and not by a visit. */

import { type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import type { DuePerson, Task } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { agenda } from '@/store/cache'
import { heldDraft } from '@/store/drafts'
import { unlocked } from '@/store/vault'
import { useLive } from './live'

/** What a paper needs to know of somebody. */
export type Somebody = Pick<Task, 'patient' | 'first_name' | 'carry' | 'cycle_days' | 'grading'>

/** What the lists on this phone say of somebody: a visit that is planned, or that they are due. */
export type Listed = Task | (DuePerson & { readonly carry?: Task['carry'] })

/** null where there is nobody; undefined while loading and while locked. */
export const useSomebody = (patient: MaybeRefOrGetter<Uuid>): Readonly<Ref<Listed | null | undefined>> =>
  useLive(async () => {
    const account = unlocked.get()
    if (!account) return undefined
    const { visits, due } = await agenda(account)
    return [...visits, ...due].find((one) => one.patient === toValue(patient)) ?? null
  }, [() => toValue(patient)])

/** Whose visit this was, as far as this phone knows: its own draft, or the last one of somebody on a card. */
export const useAssessed = (visit: MaybeRefOrGetter<Uuid>): Readonly<Ref<Somebody | null | undefined>> =>
  useLive(async () => {
    const account = unlocked.get()
    if (!account) return undefined
    const wanted = toValue(visit)
    const [{ visits }, held] = await Promise.all([agenda(account), heldDraft(account, wanted)])
    const own = held?.draft
    const card = visits.find(
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
