/** Whom this phone knows of, by the person and not by a visit. */

import { type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import type { Task } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { cached } from '@/store/cache'
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
