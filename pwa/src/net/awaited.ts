/** Paths the API document does not have yet; in the shape of the generated types, so that nothing else notices. */

import type { QuarantineRow } from '@/domain/admin'
import type { Reason } from '@/domain/custody'
import type { Receipt } from '@/domain/receipt'
import type { Confirmation, Person, Policy, Task } from '@/domain/task'
import type { Beacon, Envelope, Hex, Ms, Uuid } from '@/domain/types'
import type { Page, VisitFilter, VisitPage, VisitRow } from '@/domain/visits'

export interface StatementResult {
  hash: Hex
  status: 'received' | 'refused' | 'quarantined'
  receipt: Receipt | null
  error: (Reason & { details: Record<string, unknown> }) | null
}

export interface StatementsAnswer {
  results: StatementResult[]
  beacon: Beacon
  time: Ms
  log: { size: number }
}

export interface TasksAnswer {
  time: Ms
  beacon: Beacon
  tasks: Task[]
  confirm: Confirmation[]
  people: Person[]
  policy: Policy
}

interface Json<T> {
  200: { headers: Record<string, unknown>; content: { 'application/json': T } }
}

interface Read<T, Query = undefined, Path = undefined> {
  parameters: { query?: Query; path: Path; header?: never; cookie?: never }
  requestBody?: never
  responses: Json<T>
}

interface Write<T, Body> {
  parameters: { query?: never; path?: never; header?: never; cookie?: never }
  requestBody: { content: { 'application/json': Body } }
  responses: Json<T>
}

export interface AwaitedPaths {
  '/api/statements': {
    post: Write<StatementsAnswer, { sent_at: Ms; statements: readonly Envelope[] }>
  }
  '/api/tasks': { get: Read<TasksAnswer, { device: Uuid }> }
  '/api/visits': { get: Read<Page<VisitRow>, VisitFilter> }
  '/api/visits/{id}': { get: Read<VisitPage, undefined, { id: Uuid }> }
  '/api/quarantine': { get: Read<Page<QuarantineRow>, { page: number }> }
}
