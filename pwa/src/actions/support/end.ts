import type { Bodies } from '@/domain/bodies'
import type { Draft, DraftStep } from '@/domain/draft'
import type { Hex, Kind, Uuid } from '@/domain/types'
import { makeStatement, type Saying } from './makeStatement'
import { running } from './running'

interface Ending<K extends Kind> {
  readonly kind: K
  readonly step: DraftStep
  readonly body: (draft: Draft) => Omit<Bodies[K], 'visit' | 'patient'>
  readonly dropsUnnamed: boolean
}

/** What colleagues sign by its hash: also that nobody could be met was seen by everybody at the door. */
const RECORDS: ReadonlySet<Kind> = new Set(['visit.close', 'visit.attempt'])

/** End a running draft with a statement; after that it only shows what was said. */
export async function endVisit<K extends Kind>(
  { visit, patient }: { visit: Uuid; patient: Uuid },
  { kind, step, body, dropsUnnamed }: Ending<K>,
): Promise<Draft> {
  const saying: Saying<K> = {
    ...{ kind, visit, patient, dropsUnnamed },
    body: (draft) => body(running(draft)),
    draft: (draft, hash: Hex) => ({
      ...running(draft),
      ...{ step, ended: kind, closed: RECORDS.has(kind) ? hash : null },
    }),
  }
  return (await makeStatement(saying)).draft as Draft
}
