import { refuse } from '@/domain/door'
import { type Draft, type DraftStep, FINAL_STEPS } from '@/domain/draft'
import type { Question } from '@/domain/form'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** Remember where the worker is, and at which question. Only a statement makes a visit final. */
export async function goTo(visit: Uuid, step: DraftStep, asking: Question | null = null): Promise<Draft> {
  if (FINAL_STEPS.has(step)) throw refuse('visit.incomplete')
  return change(visit, (draft) => ({ ...draft, step, asking }))
}
