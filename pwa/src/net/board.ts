/** The calendar at a desk. */

import type { BoardFilter, BoardRow, BoardScope, BoardTotals, PersonCalendar } from '@/domain/register/board'
import type { Day } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import type { Page } from '@/domain/visits'
import { answer, client } from './client'
import type { paths } from './schema'

type BoardQuery = NonNullable<paths['/api/board']['get']['parameters']['query']>

export const getBoard = (filter: BoardFilter): Promise<Page<BoardRow>> =>
  answer(client.GET('/api/board', { params: { query: filter as BoardQuery } }))

export const getBoardTotals = (scope: BoardScope): Promise<BoardTotals> =>
  answer(client.GET('/api/board/totals', { params: { query: scope } }))

/** `team` null: the team they are with; `assignee` null: left to the team. */
export const postAssign = (
  tasks: readonly Uuid[],
  team: Uuid | null,
  assignee: Uuid | null,
): Promise<{ changed: number }> =>
  answer(client.POST('/api/board/assign', { body: { tasks: [...tasks], team, assignee } }))

export const postDone = (task_id: Uuid, on: Day, note: string): Promise<unknown> =>
  answer(client.POST('/api/board/{task_id}/done', { params: { path: { task_id } }, body: { on, note } }))

export const getPersonCalendar = (patient_id: Uuid): Promise<PersonCalendar> =>
  answer(client.GET('/api/patients/{patient_id}/card', { params: { path: { patient_id } } }))
