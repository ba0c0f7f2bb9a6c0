import { useRouter } from 'vue-router'
import { goTo } from '@/actions/goTo'
import type { Draft } from '@/domain/draft'
import { useCover } from './useCover'

/** The opener's way through a visit, in order; each is one screen. */
export const STEPS = ['team', 'photos', 'record', 'signatures', 'review'] as const
export type Step = (typeof STEPS)[number]

export const isStep = (text: string | undefined): text is Step => STEPS.some((step) => step === text)

/** Where a running visit is taken up again on this phone. */
export function resumeAt(draft: Draft) {
  const { visit } = draft
  if (draft.ended) {
    return { name: 'visit-done', params: { visit } }
  }
  if (draft.abort) return { name: 'visit-safety', params: { visit } }
  if (draft.form.attempt) return { name: 'visit-attempt', params: { visit } }
  if (draft.role === 'joiner') return { name: 'visit-with', params: { visit } }
  return { name: 'visit-flow', params: { visit, step: draft.step } }
}

/** Steps are addresses, so the phone's own back button goes one step back. */
export function useSteps(visit: () => string, step: Step) {
  const router = useRouter()

  async function go(next: Step): Promise<void> {
    await goTo(visit(), next)
    await router.push({ name: 'visit-flow', params: { visit: visit(), step: next } })
  }

  return { go, ...useCover('visit-flow', () => ({ visit: visit(), step })) }
}
