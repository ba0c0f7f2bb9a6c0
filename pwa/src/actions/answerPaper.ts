import { clock } from '@/device/clock'
import type { Answer } from '@/domain/forms/definition'
import { type Paper, paperWith } from '@/domain/paper'
import { unsigned, writePaper } from '@/store/papers'
import { currentAccount, holdingOpen } from '@/store/vault'

/** Keep one answer of a paper, or (null) take it back. Merged into the newest: quick taps lose nothing. */
export const answerPaper = (id: string, question: string, answer: Answer | null): Promise<Paper> =>
  holdingOpen(() =>
    writePaper(currentAccount(), id, clock().wall, (paper) => paperWith(unsigned(paper), question, answer)),
  )
