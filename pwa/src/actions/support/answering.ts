import { clock } from '@/device/clock'
import { type Answering, NOTHING_SAID } from '@/domain/answering'
import type { Uuid } from '@/domain/types'
import { cached, keepCached } from '@/store/cache'
import { exclusively } from '@/store/locks'
import { currentAccount } from '@/store/vault'

/** Change what is being answered about a visit; two quick taps never lose each other's words. */
export const changeAnswer = (visit: Uuid, change: (own: Answering) => Answering): Promise<void> =>
  exclusively('answers', async () => {
    const account = currentAccount()
    const answers = (await cached(account, 'answers')) ?? {}
    const own = answers[visit] ?? NOTHING_SAID
    await keepCached(account, 'answers', { ...answers, [visit]: change(own) }, clock().wall)
  })

export async function answerOf(visit: Uuid): Promise<Answering> {
  return (await cached(currentAccount(), 'answers'))?.[visit] ?? NOTHING_SAID
}
