/** What a visit proves, in one line of words. */

import { CANCEL_REASONS, wordsOf } from '@/domain/choices'
import type { Grade, VisitRow } from '@/domain/visits'
import { inWords, t } from '@/locales'
import { authenticityWords, people } from '../codes'

const JOINT = ['JOINT_CONFIRMED', 'JOINT_REDUCED', 'JOINT_PENDING']
/** Verdicts that the count of people does not already say. */
const SAYS_MORE = ['JOINT_REDUCED', 'TEAM_INCOMPLETE', 'CLINIC', 'NOT_FACE', 'DOUBTFUL', 'REJECTED']

type Row = Pick<VisitRow, 'state' | 'cancelled' | 'authenticity' | 'members' | 'awaiting'>

/** "两人到场，已互相确认 · 一人待本人确认", as parts. */
export function provenWords(row: Row): string[] {
  if (row.state === 'PLANNED') return [t('review.row.planned')]
  if (row.state === 'EXPIRED') return [t('review.row.expired')]
  if (row.state === 'CANCELLED' && row.cancelled)
    return [t('review.row.cancelled', { reason: inWords(wordsOf(CANCEL_REASONS, row.cancelled)) })]
  const graded = (...grades: (Grade | null)[]) =>
    row.members.filter(({ grade }) => grades.includes(grade)).length
  const { authenticity } = row
  // Pending without anything on its way: somebody who signed on a colleague's phone has yet to say so.
  const waits = authenticity === 'JOINT_PENDING' && row.awaiting.statements === 0
  const pending = waits ? graded('C') : 0
  const there = graded('A', 'B', 'C') - pending
  const confirmed = there > 1 && authenticity !== null && JOINT.includes(authenticity)
  const parts = [
    there > 0 && t(confirmed ? 'review.row.confirmed' : 'review.row.present', { who: people(there) }),
    pending > 0 && t('review.row.pending', { who: people(pending) }),
    graded('D') > 0 && t('review.row.unproven', { who: people(graded('D')) }),
    authenticity !== null && SAYS_MORE.includes(authenticity) && authenticityWords(authenticity),
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts : [t('review.row.nothing')]
}

/** What is still on its way, as parts; none when everything is here. */
export const awaitedWords = ({ awaiting }: Pick<VisitRow, 'awaiting'>): string[] => [
  ...(awaiting.statements > 0 ? [t('review.row.awaitStatements', { n: awaiting.statements })] : []),
  ...(awaiting.evidence > 0 ? [t('review.row.awaitEvidence', { n: awaiting.evidence })] : []),
]
