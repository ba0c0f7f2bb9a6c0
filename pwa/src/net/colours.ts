import type { WaitingAmendment } from '@/domain/amending'
import type { WaitingColour } from '@/domain/colour'
import { client, narrowed } from './client'

/** Colours that wait for a second person, the oldest first; reading them is recorded. */
export async function getWaitingColours(): Promise<readonly WaitingColour[]> {
  const call = client.GET('/api/colours/waiting')
  return (await narrowed<{ readonly waiting: readonly WaitingColour[] }>(call)).waiting
}

/** Corrections that wait for a second person, the oldest first. */
export async function getWaitingAmendments(): Promise<readonly WaitingAmendment[]> {
  const call = client.GET('/api/amendments/waiting')
  return (await narrowed<{ readonly waiting: readonly WaitingAmendment[] }>(call)).waiting
}
