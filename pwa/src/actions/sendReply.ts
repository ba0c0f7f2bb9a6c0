import { clock } from '@/device/clock'
import { NOTHING_SAID } from '@/domain/answering'
import type { OwnCase } from '@/domain/review'
import { holdingOpen } from '@/store/vault'
import { answerOf, changeAnswer } from './support/answering'
import { makeStatement } from './support/makeStatement'

/** Sign what was written about one's own visit; without a network it waits on this phone like every record. */
export const sendReply = (
  { visit, patient }: Pick<OwnCase, 'visit' | 'patient'>,
  appeal: boolean,
): Promise<void> =>
  holdingOpen(async () => {
    const { text, photos, colleague } = await answerOf(visit)
    const said = { text: text.trim(), photos, colleague, appeal }
    const { hash } = await makeStatement({ ...{ kind: 'review.reply', visit, patient }, body: () => said })
    const signed = { hash, at: clock().wall, text: said.text }
    await changeAnswer(visit, () => ({ ...NOTHING_SAID, signed }))
  })
