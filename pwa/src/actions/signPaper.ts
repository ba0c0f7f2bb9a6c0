import { clock } from '@/device/clock'
import { dayOf } from '@/domain/day'
import { refuse } from '@/domain/door'
import type { Paper } from '@/domain/paper'
import { openQuestions, sayOf } from '@/domain/signing'
import { formOf } from '@/store/forms'
import { heldPaper, unsigned } from '@/store/papers'
import { currentAccount, holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** Sign a paper: it becomes a statement, and stays here only to be looked at. Refuses with `paper.incomplete`. */
export const signPaper = (id: string): Promise<Paper> =>
  holdingOpen(async () => {
    const paper = unsigned((await heldPaper(currentAccount(), id))?.paper ?? null)
    const form = await formOf(paper.filling)
    if (!form) throw refuse('form.none')
    const today = dayOf(clock().wall)
    const open = openQuestions(form, paper, today)
    if (open.length > 0) throw refuse('paper.incomplete', { missing: open })
    const { kind, visit, patient } = paper
    await makeStatement({
      ...{ kind, visit, patient, paper: id },
      body: (_, now) => sayOf(form, unsigned(now), today),
    })
    return { ...paper, signed: true }
  })
