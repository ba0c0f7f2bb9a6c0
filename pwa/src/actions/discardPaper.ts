import { dropPaper, heldPaper, unsigned } from '@/store/papers'
import { currentAccount, holdingOpen } from '@/store/vault'

/** Give up a paper that was never signed: nothing was said yet, so nothing is left of it. */
export const discardPaper = (id: string): Promise<void> =>
  holdingOpen(async () => {
    const account = currentAccount()
    unsigned((await heldPaper(account, id))?.paper ?? null)
    await dropPaper(account, id)
  })
