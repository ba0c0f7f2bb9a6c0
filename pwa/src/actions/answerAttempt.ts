import { refuse } from '@/domain/door'
import type { Draft } from '@/domain/draft'
import type { Answer } from '@/domain/forms/definition'
import { answering } from '@/domain/forms/filling'
import type { Uuid } from '@/domain/types'
import { beginShort } from './support/filling'
import { change } from './support/running'

/** Keep one answer of a closed door's short form, or (null) take it back. Refuses with `form.none`. */
export async function answerAttempt(visit: Uuid, question: string, answer: Answer | null): Promise<Draft> {
  const fresh = await beginShort()
  if (!fresh) throw refuse('form.none')
  return change(visit, (draft) => ({ ...draft, short: answering(draft.short ?? fresh, question, answer) }))
}
