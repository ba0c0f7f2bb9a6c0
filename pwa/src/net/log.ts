/** The transparency log, as anyone may read it. */

import type { B64 } from '@/domain/types'
import { answer, client } from './client'

export interface LogAbout {
  readonly origin: string
  readonly p256: B64
  readonly rescue: B64
  readonly checkpoint: string
}

export const getLog = (): Promise<LogAbout> => answer(client.GET('/api/log'))

/** The newest head, a signed note. */
export const getCheckpoint = (): Promise<string> =>
  answer(client.GET('/api/log/checkpoint', { parseAs: 'text' }))

export async function getConsistency(first: number, second: number): Promise<readonly B64[]> {
  const params = { query: { first, second } }
  return (await answer(client.GET('/api/log/consistency', { params }))).proof
}
