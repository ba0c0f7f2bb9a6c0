/** Codes of a case in words. A code this version does not know is shown as it is. */

import type { CaseOutcome, CaseRow, CaseState, Pattern } from '@/domain/review'
import { t } from '@/locales'
import type { Tone } from '@/ui/tone'

export const PATTERNS: readonly Pattern[] = ['alone', 'phone', 'invented', 'signature']
export const STATES: readonly CaseState[] = ['ASKED', 'HEARD', 'APPEALED', 'DECIDED', 'CLEARED']
export const OUTCOMES: readonly CaseOutcome[] = ['EXPLAINED', 'NOT_UPHELD', 'UNCLEAR', 'UPHELD']

/** What would have to be found out; the forgery itself is never named to anybody's face. */
export const patternWords = (pattern: Pattern): string =>
  PATTERNS.includes(pattern) ? t(`desk.pattern.${pattern}`) : pattern

/** What a case is about, in a line. */
export const aboutWords = ({ pattern, because }: Pick<CaseRow, 'pattern' | 'because'>): string =>
  pattern ? patternWords(pattern) : t(`desk.case.because.${because}`)

export const caseStateWords = (state: CaseState): string =>
  STATES.includes(state) ? t(`desk.state.${state}`) : state

export const caseOutcomeWords = (outcome: CaseOutcome): string =>
  OUTCOMES.includes(outcome) ? t(`desk.outcome.${outcome}`) : outcome

/** What waits for a person stands out; nothing is red. */
export const caseTone = (state: CaseState): 'plain' | Extract<Tone, 'info' | 'warn' | 'good'> => {
  if (state === 'HEARD' || state === 'APPEALED') return 'warn'
  if (state === 'ASKED') return 'info'
  return state === 'CLEARED' ? 'good' : 'plain'
}
