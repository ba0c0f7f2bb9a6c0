import { clock } from '@/device/clock'
import type { Card } from '@/domain/card'
import type { Uuid } from '@/domain/types'
import { getCard } from '@/net/cards'
import { keepCard } from '@/store/cache'
import { currentAccount } from '@/store/vault'
import { ensureSession } from '@/sync/contact'

/** Ask the server for somebody's card, which it records, and keep it with the visit cards. */
export async function openCard(patient: Uuid): Promise<Card> {
  const account = currentAccount()
  await ensureSession(account)
  const card = await getCard(patient)
  await keepCard(account, card, clock().wall)
  return card
}
