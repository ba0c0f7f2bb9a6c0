import { instant } from '@/device/clock'
import { view } from '@/domain/bytes'
import { refuse } from '@/domain/door'
import type { Draft, GossipedBeacon } from '@/domain/draft'
import { type Answer, handshake, isRepeat, type Match, matchReply } from '@/domain/handshake'
import { random } from '@/domain/hash'
import { readQr } from '@/domain/qr'
import { replanned } from '@/domain/recheck'
import type { Person } from '@/domain/task'
import type { Handshake, Uuid } from '@/domain/types'
import { cached } from '@/store/cache'
import { heardBeacon, withBeacon } from './support/gossip'
import { personOf, withOther } from './support/people'
import { change, runningDraft } from './support/running'
import { sixDigits } from './support/seen'

export type SeenReply = { readonly scan: string } | { readonly digits: string; readonly member?: Uuid }

interface Read extends Answer {
  readonly candidates: readonly Uuid[]
  readonly beacon: GossipedBeacon | null
}

async function scanned(scan: string, draft: Draft): Promise<Read> {
  const qr = readQr(scan)
  if (qr?.type !== 'reply') throw refuse('code.foreign')
  if (qr.visit !== draft.visit) throw refuse('code.other_visit')
  if (qr.author === draft.account) throw refuse('code.own')
  const { author, digits, statement } = qr
  return {
    via: 'scan',
    digits,
    statement,
    candidates: [author],
    beacon: await heardBeacon(qr.beacon, author),
  }
}

/** Typed digits do not say whose they are: those expected are tried first, then everybody this phone knows. */
async function typed(text: string, member: Uuid | undefined, draft: Draft): Promise<Read> {
  const digits = sixDigits(text)
  const people = [...draft.expected, ...draft.others, ...((await cached(draft.account, 'people')) ?? [])]
  const known = people.map(({ id }) => id).filter((id) => id !== draft.account)
  const candidates = member ? [member] : [...new Set(known)]
  return { via: 'typed', digits, statement: null, candidates, beacon: null }
}

async function matched(draft: Draft, { digits, candidates }: Read): Promise<Match> {
  const expected = candidates.filter((id) => draft.expected.some((person) => person.id === id))
  const match = (await matchReply(draft, digits, expected)) ?? (await matchReply(draft, digits, candidates))
  if (!match) throw refuse('reply.unmatched')
  return match
}

function withHandshake(draft: Draft, met: Handshake, chance: number): Draft {
  if (isRepeat(draft, met)) return draft
  const recheck = met.phase === 'JOIN' ? replanned(draft.recheck, met.replied_at, chance) : draft.recheck
  const absent = draft.absent.filter((one) => one.member !== met.member)
  return { ...draft, handshakes: [...draft.handshakes, met], recheck, absent }
}

/** The opener takes a colleague's answer: whose it is, and how long the round trip took. */
export async function scanReply(
  visit: Uuid,
  seen: SeenReply,
): Promise<{ person: Person; handshake: Handshake }> {
  const now = instant() // before any arithmetic: this moment is the measurement
  const draft = await runningDraft(visit)
  const read = 'scan' in seen ? await scanned(seen.scan, draft) : await typed(seen.digits, seen.member, draft)
  const match = await matched(draft, read)
  const { via, digits, statement, beacon } = read
  const met = handshake(draft, match, { via, digits, statement }, now)
  const person = await personOf(draft, met.member)
  const chance = view(random(4)).getUint32(0)
  await change(visit, (held) => withHandshake(withOther(withBeacon(held, beacon), person), met, chance))
  return { person, handshake: met }
}
