/** Forms filled in away from a door, sealed. Two quick taps, or two tabs, never lose each other's answers. */

import { refuse } from '@/domain/door'
import type { Paper } from '@/domain/paper'
import type { Ms, Uuid } from '@/domain/types'
import { db, type PaperRow } from './db'
import { openJson, sealJson } from './vault'

const place = (id: string): string => `paper/${id}`

interface HeldPaper {
  readonly paper: Paper
  readonly rev: number
}

const opened = async (row: PaperRow): Promise<HeldPaper> => ({
  paper: await openJson<Paper>(row.account, row.sealed, place(row.id)),
  rev: row.rev,
})

export async function heldPaper(account: Uuid, id: string): Promise<HeldPaper | null> {
  const row = await db.papers.get([account, id])
  return row ? opened(row) : null
}

export async function allPapers(account: Uuid): Promise<readonly Paper[]> {
  const rows = await db.papers.where({ account }).toArray()
  return (await Promise.all(rows.map(opened))).map(({ paper }) => paper)
}

/** A paper as a row that may replace revision `after` (0: none was there). */
export async function paperRow(paper: Paper, after: number, at: Ms): Promise<PaperRow> {
  const { account, id, visit, signed } = paper
  const sealed = await sealJson(account, paper, place(id))
  return { account, id, visit, final: signed ? 1 : 0, rev: after + 1, at, sealed }
}

/** Inside a transaction: put the row unless somebody else changed the paper meanwhile. */
export async function putPaperIfUnchanged(row: PaperRow): Promise<boolean> {
  const now = await db.papers.get([row.account, row.id])
  if ((now?.rev ?? 0) !== row.rev - 1) return false
  await db.papers.put(row)
  return true
}

/** Make or change a paper; `change` may run again when another tab was quicker. */
export async function writePaper(
  account: Uuid,
  id: string,
  at: Ms,
  change: (paper: Paper | null) => Paper,
): Promise<Paper> {
  for (;;) {
    const held = await heldPaper(account, id)
    const paper = change(held?.paper ?? null)
    const row = await paperRow(paper, held?.rev ?? 0, at)
    if (await db.transaction('rw', db.papers, () => putPaperIfUnchanged(row))) return paper
  }
}

/** Refuses with `paper.none` where there is nothing to go on with. */
export function unsigned(paper: Paper | null): Paper {
  if (!paper || paper.signed) throw refuse('paper.none')
  return paper
}

export const dropPaper = (account: Uuid, id: string): Promise<void> => db.papers.delete([account, id])
