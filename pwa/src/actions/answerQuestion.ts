import type { Draft } from '@/domain/draft'
import type { Answer } from '@/domain/forms/definition'
import { answering, dangerWith } from '@/domain/forms/filling'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** Keep one answer of the form, or (null) take it back. Merged into the newest draft: quick taps lose nothing. */
export const answerQuestion = (visit: Uuid, question: string, answer: Answer | null): Promise<Draft> =>
  change(visit, (draft) => {
    if (question === 'danger' || question === 'danger_target') {
      const danger = dangerWith(draft.form.danger, question, answer)
      return { ...draft, form: { ...draft.form, danger } }
    }
    return draft.filling ? { ...draft, filling: answering(draft.filling, question, answer) } : draft
  })
