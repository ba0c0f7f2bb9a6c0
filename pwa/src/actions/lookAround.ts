import { hereNow } from '@/device/here'
import type { Degrees } from '@/domain/distance'
import { refuse } from '@/domain/refusal'

/** Where one is, for showing distances on this screen; it is neither kept nor sent. Refuses with `position.none`. */
export async function lookAround(): Promise<Degrees> {
  const here = await hereNow()
  if (!here) throw refuse('position.none')
  return here
}
