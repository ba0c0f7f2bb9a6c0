/** The one way anything is asserted: build, sign, and keep with everything that follows from it, or nothing. */

import { clock } from '@/device/clock'
import type { Bodies, Body } from '@/domain/bodies'
import type { Bytes } from '@/domain/bytes'
import type { Draft, GossipedBeacon } from '@/domain/draft'
import { envelope, pae, STATEMENT_TYPE } from '@/domain/dsse'
import { sign } from '@/domain/hash'
import { uuid7 } from '@/domain/ids'
import { namedBy } from '@/domain/named'
import type { Paper } from '@/domain/paper'
import { bytesOf, type Head, hashOf, MAX_BEACONS, payload } from '@/domain/statement'
import type { CarriedBeacon, Clock, Envelope, Hex, Kind, Uuid } from '@/domain/types'
import { draftRow, type HeldDraft, heldDraft } from '@/store/drafts'
import { evidenceId, heldOf } from '@/store/evidence'
import { exclusively } from '@/store/locks'
import { heldPaper, paperRow } from '@/store/papers'
import { type HeldBeacon, setting } from '@/store/settings'
import { headOf, keepOrNothing } from '@/store/statements'
import { currentAccount, holdingOpen } from '@/store/vault'
import { nudge } from '@/sync/triggers'
import { type Signer, signer } from './signer'

/** What is to be asserted. The functions may run again when another tab was quicker; they must only compute. */
export interface Saying<K extends Kind> {
  readonly kind: K
  readonly visit: Uuid
  readonly patient: Uuid
  readonly body: (draft: Draft | null, paper: Paper | null) => Omit<Bodies[K], 'visit' | 'patient'>
  /** The paper it signs, by name. */
  readonly paper?: string
  /** When it was meant, where that was before now. */
  readonly at?: Clock
  /** A beacon heard just now, not yet in the draft. */
  readonly hears?: GossipedBeacon | null
  /** The draft as it is once the statement is made; left out, it stays as it was. */
  readonly draft?: (draft: Draft | null, hash: Hex, at: Clock) => Draft
  /** Evidence of this visit that nobody will name any more goes with the statement. */
  readonly dropsUnnamed?: boolean
}

export interface Made {
  readonly hash: Hex
  readonly draft: Draft | null
}

interface Signed {
  readonly hash: Hex
  readonly body: Body
  readonly seq: number
  readonly sealed: Envelope
}

/** Whether the phone had heard it by then. Its wall clock is asked only where the other cannot tell. */
const heardBy = ({ seen }: HeldBeacon, at: Clock): boolean =>
  seen.session === at.session ? seen.mono <= at.mono : seen.wall <= at.wall

async function beacons<K extends Kind>(
  { hears = null, at }: Saying<K>,
  draft: Draft | null,
): Promise<readonly CarriedBeacon[]> {
  const newest = await setting('beacon')
  // What was meant before the newest one was heard must not be said to come after it.
  const own = newest && (!at || heardBy(newest, at)) ? newest : null
  const earlier = (draft?.beacons ?? []).filter((beacon) => beacon.from !== hears?.from)
  const heard = [...earlier, ...(hears ? [hears] : [])].sort((a, b) => b.time - a.time)
  const carried: readonly CarriedBeacon[] = heard.map((beacon) => ({ ...beacon, seen: null }))
  return [...(own ? [{ ...own.beacon, seen: own.seen, from: null }] : []), ...carried].slice(0, MAX_BEACONS)
}

async function signed<K extends Kind>(
  said: Saying<K>,
  by: Signer,
  held: HeldDraft | null,
  paper: Paper | null,
  head: Head,
  at: Clock,
): Promise<Signed> {
  const { visit, patient, kind } = said
  const draft = held?.draft ?? null
  const body = { visit, patient, ...said.body(draft, paper) } as Bodies[K]
  const assertion = {
    ...{ id: uuid7(at.wall), kind, device: by.device, author: by.account, clock: at, body },
    beacons: await beacons(said, draft),
  }
  const link = payload(assertion, head)
  const bytes: Bytes = bytesOf(link)
  const signature = await sign(by.key, pae(STATEMENT_TYPE, bytes))
  return { hash: await hashOf(bytes), body, seq: link.seq, sealed: envelope(bytes, by.device, signature) }
}

async function attempt<K extends Kind>(said: Saying<K>, by: Signer): Promise<Made | null> {
  const { visit, kind } = said
  const { account, device } = by
  const held = await heldDraft(account, visit)
  const paper = said.paper ? await heldPaper(account, said.paper) : null
  const head = await headOf(device)
  const at = said.at ?? clock()
  const { hash, body, seq, sealed } = await signed(said, by, held, paper?.paper ?? null, head, at)
  const draft = said.draft?.(held?.draft ?? null, hash, at) ?? null
  const names = namedBy(body).map((sha256) => evidenceId(account, visit, sha256))
  const unnamed = said.dropsUnnamed ? await heldOf(account, visit) : []
  const kept = await keepOrNothing({
    envelope: sealed,
    row: { hash, account, device, seq, kind, visit, at: at.wall },
    prev: head.hash,
    draft: draft ? await draftRow(draft, held?.rev ?? 0, at.wall) : null,
    paper: paper ? await paperRow({ ...paper.paper, signed: true }, paper.rev, at.wall) : null,
    names,
    drops: unnamed.filter((id) => !names.includes(id)),
  })
  return kept ? { hash, draft } : null
}

/** Sign and keep. Refuses with `app.locked`, `device.none`, or whatever `body` and `draft` refuse with. */
export async function makeStatement<K extends Kind>(said: Saying<K>): Promise<Made> {
  const made = await holdingOpen(async () => {
    const by = await signer(currentAccount())
    return exclusively('chain', async () => {
      for (;;) {
        const kept = await attempt(said, by)
        if (kept) return kept
      }
    })
  })
  nudge()
  return made
}
