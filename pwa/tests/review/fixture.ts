/** One visit as the server tells it, for tests only: two phones, one 14 minutes fast, one photo, one signature. */

import { base64, utf8 } from '@/domain/bytes'
import type { Clock, Envelope, Kind } from '@/domain/types'
import type { Member, StatementRow, VisitPage, VisitRow } from '@/domain/visits'

// The fixture is told in Chinese local time, whatever machine runs the tests.
process.env.TZ = 'Asia/Shanghai'

const MINUTE = 60_000
export const NINE = Date.UTC(2026, 10, 23, 1, 0)
export const OPENER = '0193a000-0000-7000-8000-0000000000a1'
export const JOINER = '0193a000-0000-7000-8000-0000000000b2'
export const VISIT = '0193a000-0000-7000-8000-00000000cccc'
export const PHOTO = 'ab'.repeat(32)
export const STROKES = 'cd'.repeat(32)

const zone = 480
const clockAt = (wall: number): Clock => ({ wall, zone, mono: wall % 1_000_000, session: VISIT })

export function envelope(kind: Kind, author: string, wall: number, body: object = {}): Envelope {
  const said = { v: 1, id: VISIT, kind, device: `device-${author}`, author, seq: 1, prev: null }
  const payload = utf8(JSON.stringify({ ...said, clock: clockAt(wall), beacons: [], body }))
  return {
    payload: base64(payload),
    payloadType: 'application/vnd.lianfang.statement+json',
    signatures: [{ keyid: `device-${author}`, sig: base64(new Uint8Array(64)) }],
  }
}

let counter = 0
export function statement(kind: Kind, author: string, wall: number, body: object = {}): StatementRow {
  counter += 1
  const hash = counter.toString(16).padStart(64, '0')
  return {
    hash,
    kind,
    author,
    device: `device-${author}`,
    seq: counter,
    received_at: NINE + 8 * 60 * MINUTE,
    index: 40 + counter,
    verification: [{ step: 1, name: 'device', ok: true, detail: null }],
    public_key: null,
    envelope: envelope(kind, author, wall, body),
    receipt: {
      statement: hash,
      device: `device-${author}`,
      signature_sha256: hash,
      received_at: NINE,
      index: 40 + counter,
      size: 64,
      checkpoint: '',
      inclusion: [],
      evidence: { present: [], awaited: [] },
      chain: 'ok',
    },
  }
}

const signals = { s1: true, s2: true, s3: true, s4: true, s5: false, s6: true } as const

export function member(fields: Partial<Member> = {}): Member {
  return {
    id: OPENER,
    name: '沈知夏',
    org: '云渡镇卫生院',
    role: 'MHP',
    grade: 'A',
    signals,
    expected: true,
    absent_reason: null,
    joined_at: NINE + 2 * MINUTE,
    left_at: NINE + 31 * MINUTE,
    position_in: { result: 'MATCH', distance_m: 12, accuracy_m: 8, age_ms: 900 },
    position_out: { result: 'NEAR', distance_m: 115, accuracy_m: 60, age_ms: 40_000 },
    clock_offset_ms: 0,
    borrowed: null,
    reasons: [
      {
        signal: 's1',
        code: 'device.own',
        zh: '本人账号，本人已登记的手机',
        en: 'own account on their own phone',
      },
      { signal: 's5', code: 'photo.none', zh: '没有照片', en: 'no photo' },
    ],
    handshakes: [],
    ...fields,
  }
}

const handshake = {
  member: JOINER,
  phase: 'JOIN',
  shown_at: NINE + 2 * MINUTE,
  replied_at: NINE + 2 * MINUTE + 18_000,
  elapsed: 18_000,
  via: 'scan',
  opener: OPENER,
  code: true,
  reply: true,
  statement: 'ef'.repeat(32),
} as const

const photo = {
  sha256: PHOTO,
  bytes: 1000,
  width: 1280,
  height: 960,
  subject: 'DOORPLATE',
  source: 'CAMERA',
} as const

export const statements: readonly StatementRow[] = [
  statement('visit.open', OPENER, NINE),
  statement('visit.join', JOINER, NINE + 16 * MINUTE),
  statement('visit.close', OPENER, NINE + 30 * MINUTE, {
    photos: [photo],
    signatures: [{ strokes: STROKES }, { strokes: null }],
    photo_refused: null,
    recheck: { due_at: null, asked_at: null, result: 'DONE' },
  }),
  statement('visit.leave', JOINER, NINE + 45 * MINUTE, { photos: [], signature: { strokes: null } }),
]

export const row: VisitRow = {
  id: VISIT,
  cancelled: null,
  planned_on: '2026-11-23',
  opened_at: NINE,
  closed_at: NINE + 30 * MINUTE,
  bracket: { not_before: NINE - 50 * MINUTE, not_after: NINE + 8 * 60 * MINUTE },
  patient_code: 'QY-0731',
  area: { id: 'a1', name: '石桥村' },
  purpose: 'FOLLOW_UP',
  leader: { id: OPENER, name: '沈知夏', org: '云渡镇卫生院', role: 'MHP' },
  state: 'CLOSED',
  outcome: 'SEEN',
  clinical_effect: 'RESETS_DUE',
  authenticity: 'JOINT_CONFIRMED',
  members: [
    { id: OPENER, name: '沈知夏', org: '云渡镇卫生院', role: 'MHP', grade: 'A' },
    { id: JOINER, name: '何小满', org: '石桥村委会', role: 'GRID', grade: 'B' },
  ],
  awaiting: { statements: 0, evidence: 1 },
  notes: ['chain.gap'],
}

export const visit: VisitPage = {
  ...row,
  members: [
    member(),
    member({
      id: JOINER,
      name: '何小满',
      role: 'GRID',
      grade: 'B',
      clock_offset_ms: 14 * MINUTE,
      handshakes: [handshake],
      position_out: null,
    }),
  ],
  filled: null,
  record: {
    entry: 'DOORSTEP',
    place: 11,
    form: 2,
    outcome: 'SEEN',
    seen: ['PATIENT', 'FAMILY'],
    danger: { level: 0, target: null, not_assessed: null },
    note: '院里的桂花开了',
    recheck: { due_at: null, asked_at: null, result: 'DONE' },
    photo_refused: null,
  },
  details: [],
  photos: [
    {
      ...photo,
      taken_at: NINE + 5 * MINUTE,
      by: OPENER,
      state: 'present',
    },
  ],
  signatures: [
    {
      signer: 'FAMILY',
      name: null,
      relation: '母亲',
      method: 'DRAWN',
      strokes: STROKES,
      reason: null,
      witnesses: [],
      state: 'present',
    },
  ],
  map: {
    home: { lat: 28.3, lon: 109.7, accuracy_m: 20 },
    points: [
      { member: OPENER, phase: 'IN', lat: 28.3001, lon: 109.7001, accuracy_m: 8, at: NINE },
      { member: JOINER, phase: 'IN', lat: 28.31, lon: 109.71, accuracy_m: 60, at: NINE + 3 * MINUTE },
    ],
  },
  statements,
  policy_version: '2026-11',
  authenticity_reasons: [{ code: 'team.met', zh: '小组符合要求', en: 'the team meets the rule' }],
  note_reasons: [],
  clinical_reasons: [{ code: 'clinical.counts', zh: '医务人员当面评估', en: 'assessed in person' }],
}
