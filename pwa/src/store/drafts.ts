/** Visits under way, sealed. Changes are optimistic: two tabs editing one draft never lose each other's words. */

import { refuse } from '@/domain/door'
import { type Draft, FINAL_STEPS } from '@/domain/draft'
import type { Ms, Uuid } from '@/domain/types'
import { type DraftRow, db } from './db'
import { openJson, sealJson } from './vault'

const place = (visit: Uuid): string => `draft/${visit}`

export interface HeldDraft {
  readonly draft: Draft
  readonly rev: number
}

const opened = async (row: DraftRow): Promise<HeldDraft> => ({
  draft: await openJson<Draft>(row.account, row.sealed, place(row.visit)),
  rev: row.rev,
})

export async function heldDraft(account: Uuid, visit: Uuid): Promise<HeldDraft | null> {
  const row = await db.drafts.get([account, visit])
  return row ? opened(row) : null
}

export async function allDrafts(account: Uuid): Promise<readonly Draft[]> {
  const rows = await db.drafts.where({ account }).toArray()
  return (await Promise.all(rows.map(opened))).map(({ draft }) => draft)
}

/** A draft as a row that may replace revision `after` (0: none was there). */
export async function draftRow(draft: Draft, after: number, at: Ms): Promise<DraftRow> {
  return {
    account: draft.account,
    visit: draft.visit,
    final: FINAL_STEPS.has(draft.step) ? 1 : 0,
    rev: after + 1,
    at,
    sealed: await sealJson(draft.account, draft, place(draft.visit)),
  }
}

/** Inside a transaction: put the row unless somebody else changed the draft meanwhile. */
export async function putIfUnchanged(row: DraftRow): Promise<boolean> {
  const now = await db.drafts.get([row.account, row.visit])
  if ((now?.rev ?? 0) !== row.rev - 1) return false
  await db.drafts.put(row)
  return true
}

/** Inside a transaction: remove the draft unless somebody else changed it meanwhile. */
async function dropIfUnchanged(account: Uuid, visit: Uuid, rev: number): Promise<boolean> {
  const now = await db.drafts.get([account, visit])
  if ((now?.rev ?? 0) !== rev) return false
  await db.drafts.delete([account, visit])
  return true
}

/** Make, change or (null) remove a draft; `change` may run again when another tab was quicker. */
export async function writeDraft<D extends Draft | null>(
  account: Uuid,
  visit: Uuid,
  at: Ms,
  change: (draft: Draft | null) => D,
): Promise<D> {
  for (;;) {
    const held = await heldDraft(account, visit)
    const rev = held?.rev ?? 0
    const draft = change(held?.draft ?? null)
    const row = draft && (await draftRow(draft, rev, at))
    const put = () => (row ? putIfUnchanged(row) : dropIfUnchanged(account, visit, rev))
    if (await db.transaction('rw', db.drafts, put)) return draft
  }
}

/** Change a running draft. Refuses with `visit.no_draft` or `visit.ended`. */
export const changeDraft = (
  account: Uuid,
  visit: Uuid,
  at: Ms,
  change: (draft: Draft) => Draft,
): Promise<Draft> =>
  writeDraft(account, visit, at, (draft) => {
    if (!draft) throw refuse('visit.no_draft')
    if (FINAL_STEPS.has(draft.step)) throw refuse('visit.ended')
    return change(draft)
  })
