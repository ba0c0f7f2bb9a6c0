// The people of the stories, and a visit in any state a test needs. All invented.
import { type Draft, EMPTY_FORM } from '@/domain/draft'
import type { Person, Task } from '@/domain/task'
import type { Handshake, Photo, Sampling, Signature } from '@/domain/types'

const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const HE: Person = { id: id(1), name: '何小满', org: '石桥村委会', role: 'GRID' }
export const SHEN: Person = { id: id(2), name: '沈知夏', org: '云渡镇卫生院', role: 'MHP' }
export const TANG: Person = { id: id(3), name: '唐禾', org: '云渡镇民政办', role: 'CIV' }
export const VISIT = id(10)

export const task: Task = {
  visit: VISIT,
  patient: id(11),
  first_name: '桂兰',
  address: '3 组 12 号',
  village: '石桥村',
  coarse: null,
  last_on: '2026-08-24',
  planned_on: '2026-11-24',
  next_on: null,
  purpose: 'FOLLOW_UP',
  leader: SHEN.id,
  expected: [HE, SHEN, TANG],
  state: 'PLANNED',
}

export const sampling: Sampling = {
  result: 'FIX',
  crs: 'EPSG:4326',
  from: 0,
  to: 4000,
  samples: [
    {
      lat: 291000000,
      lon: 1091000000,
      accuracy: 12_000,
      altitude: null,
      altitude_accuracy: null,
      speed: null,
      heading: null,
      fixed_at: 3000,
      at: 3001,
      mono: 3001,
    },
  ],
  hints: { pointer: 'touch', motion: null },
}

export const handshake = (member: Person, phase: Handshake['phase'] = 'JOIN'): Handshake => ({
  member: member.id,
  phase,
  step: 1,
  shown_at: 1000,
  replied_at: 13_000,
  elapsed: 12_000,
  via: 'scan',
  digits: '123456',
  statement: null,
})

export const photo = (sha256 = 'ab'): Photo => ({
  sha256,
  bytes: 170_000,
  width: 1600,
  height: 1200,
  subject: 'DOORPLATE',
  source: 'CAMERA',
  taken: { wall: 5000, mono: 5000, session: id(20) },
  file: null,
})

export const signature = (fields: Partial<Signature> = {}): Signature => ({
  signer: 'STAFF',
  member: HE.id,
  relation: null,
  method: 'DRAWN',
  strokes: 'cd',
  witnesses: [],
  reason: null,
  ...fields,
})

/** 何小满's phone, visit just opened. */
export const draft = (fields: Partial<Draft> = {}): Draft => ({
  visit: VISIT,
  patient: task.patient,
  account: HE.id,
  role: 'opener',
  purpose: 'FOLLOW_UP',
  task,
  expected: task.expected,
  others: [],
  ended: null,
  abort: null,
  details: [],
  opener: HE.id,
  step: 'team',
  asking: null,
  opened_at: 0,
  policy: '2026-11',
  secret: null,
  position: { opening: sampling, closing: null },
  shown: [],
  handshakes: [],
  recheck: { due_at: null, asked_at: null },
  borrowed: [],
  absent: [],
  beacons: [],
  replies: [],
  photos: [],
  photos_dropped: 0,
  photo_refused: null,
  form: EMPTY_FORM,
  signatures: [],
  closed: null,
  ...fields,
})
