/** An organisation's turnout, for its head and for the supervisor. */

import type { Turnout, TurnoutReason } from '@/domain/turnout'
import type { Uuid } from '@/domain/types'
import type { Page } from '@/domain/visits'
import { client, narrowed } from './client'

export const getTurnouts = (page: number): Promise<Page<Turnout>> =>
  narrowed<Page<Turnout>>(client.GET('/api/turnout', { params: { query: { page } } }))

export const postTurnoutAnswer = (notice_id: Uuid, reason: TurnoutReason, words: string): Promise<Turnout> =>
  narrowed<Turnout>(
    client.POST('/api/turnout/{notice_id}/answer', {
      params: { path: { notice_id } },
      body: { reason, words },
    }),
  )
