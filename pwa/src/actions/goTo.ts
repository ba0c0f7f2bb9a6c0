import { type Draft, type DraftStep, FINAL_STEPS } from '@/domain/draft'
import { refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** Remember where the worker is. Only a statement makes a visit final. */
export async function goTo(visit: Uuid, step: DraftStep): Promise<Draft> {
  if (FINAL_STEPS.has(step)) throw refuse('visit.incomplete')
  return change(visit, (draft) => ({ ...draft, step }))
}
