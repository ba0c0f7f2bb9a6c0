import type { Draft } from '@/domain/draft'
import { missing } from '@/domain/form'
import { t } from '@/locales'
import type { Step as Mark } from '@/ui/StepBar.vue'
import { STEPS, type Step } from './useSteps'

/** The five steps as the bar shows them: done is what nothing is missing from, not what was looked at. */
export function marks(draft: Draft, now: Step): Mark[] {
  const open = new Set(missing(draft).map((gap) => gap.where))
  const untouched = draft.form.outcome === null && draft.signatures.length === 0
  return STEPS.map((id, place) => {
    const ahead = untouched && place > STEPS.indexOf(now)
    const done = id !== 'review' && !open.has(id) && !ahead
    return { id, label: t(`visits.flow.${id}`), state: id === now ? 'now' : done ? 'done' : 'todo' }
  })
}
