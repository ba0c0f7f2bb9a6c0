import { asksMe } from '@/domain/agenda'
import { ABSENCE_REASONS, CANCEL_REASONS, wordsOf } from '@/domain/choices'
import { dayOf } from '@/domain/day'
import { answerOf } from '@/domain/planning'
import type { Invited, Person, Task } from '@/domain/task'
import { inWords, t } from '@/locales'
import type { TaskCard } from '@/queries/tasks'

/** Whether one has still to say if one comes along to this visit. */
export const isAsked = (task: TaskCard, me: string | undefined, now: number): boolean =>
  me !== undefined && task.draft === 'none' && task.planned_on >= dayOf(now) && asksMe(task, me)

/** Who asks. */
export const askedWords = ({ expected, leader }: Task): string =>
  t('calendar.answer.asks', {
    name: expected.find(({ id }) => id === leader)?.name ?? t('visits.team.other'),
  })

/** That whoever leads will not go, and why; null where the visit stands. */
export function cancelledWords({ cancelled, expected, leader }: Task): string | null {
  if (!cancelled) return null
  const name = expected.find(({ id }) => id === leader)?.name ?? t('visits.team.other')
  return t('calendar.cancel.by', { name, reason: inWords(wordsOf(CANCEL_REASONS, cancelled)) })
}

/** What somebody answered, in words; nothing of whoever leads: they asked. */
export function answerWords(answer: Invited | null): string {
  if (!answer) return t('calendar.answer.none')
  if (answer.answer === 'YES') return t('calendar.answer.YES')
  // "Other" is what one tap says; it would only read as if something were hidden.
  if (!answer.reason || answer.reason === 'OTHER') return t('calendar.answer.NO')
  return t('calendar.answer.why', { reason: inWords(wordsOf(ABSENCE_REASONS, answer.reason)) })
}

/** Who comes along besides oneself, and whether they said so. */
export function companions(
  { expected, answers, leader, state }: Task,
  me: string | undefined,
): readonly { readonly person: Person; readonly words: string | null }[] {
  return expected
    .filter(({ id }) => id !== me)
    .map((person) => ({
      person,
      words: person.id === leader || state !== 'PLANNED' ? null : answerWords(answerOf(answers, person.id)),
    }))
}
