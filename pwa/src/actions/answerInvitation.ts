import type { AbsenceReason } from '@/domain/bodies'
import type { Task } from '@/domain/task'
import { makeStatement } from './support/makeStatement'

/** Say whether one comes along on the day that is planned; `reason`, where one cannot. */
export async function answerInvitation(
  { visit, patient, planned_on }: Pick<Task, 'visit' | 'patient' | 'planned_on'>,
  reason: AbsenceReason | null,
): Promise<void> {
  const answer = reason === null ? ('YES' as const) : ('NO' as const)
  const body = () => ({ answer, reason, note: '', planned_on })
  await makeStatement({ kind: 'visit.answer', visit, patient, body })
}
