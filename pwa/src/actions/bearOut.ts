import { clock } from '@/device/clock'
import type { ToConfirm } from '@/domain/review'
import { cached, keepCached } from '@/store/cache'
import { currentAccount, holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** Say whether a colleague's answer is as one remembers it. */
export const bearOut = (
  { visit, patient, statement }: ToConfirm,
  agreed: boolean,
  text: string,
): Promise<void> =>
  holdingOpen(async () => {
    const said = { reply: statement, agreed, text: text.trim() }
    await makeStatement({ ...{ kind: 'review.confirm', visit, patient }, body: () => said })
    const account = currentAccount()
    const questions = await cached(account, 'questions')
    if (!questions) return
    const to_confirm = questions.to_confirm.filter((one) => one.statement !== statement)
    await keepCached(account, 'questions', { ...questions, to_confirm }, clock().wall)
  })
