import type { CaseRow, Verdict } from '@/domain/review'
import type { Uuid } from '@/domain/types'
import { postDecision } from '@/net/review'

/** Decide about a visit. The server asks whether this person may, and logs it. */
export const decideCase = (visit: Uuid, verdict: Verdict): Promise<CaseRow> =>
  postDecision(visit, { ...verdict, note: verdict.note.trim() })
