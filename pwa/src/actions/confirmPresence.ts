import type { Confirmation } from '@/domain/task'
import { dropConfirmation } from '@/store/cache'
import { currentAccount, holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** "Yes, that was me on my colleague's phone", from the own account and phone; or no. */
export const confirmPresence = (
  { visit, patient }: Confirmation,
  present: boolean,
  note: string,
): Promise<void> =>
  holdingOpen(async () => {
    await makeStatement({
      ...{ kind: 'presence.confirm', visit, patient },
      body: () => ({ present, note: note.trim() }),
    })
    await dropConfirmation(currentAccount(), visit)
  })
