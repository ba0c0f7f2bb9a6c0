import type { Uuid } from '@/domain/types'
import type { TasksAnswer } from './awaited'
import { answer, client } from './client'

export type { TasksAnswer } from './awaited'

/** Visit cards for this phone; the server notes whose cards it has handed to which phone. */
export const getTasks = (device: Uuid): Promise<TasksAnswer> =>
  answer(client.GET('/api/tasks', { params: { query: { device } } } as never))
