import { describe, expect, it } from 'vitest'
import { draftWith, handshakeWith, signedBy } from '../../tests/fake/draft'
import { EMPTY_FORM } from './draft'
import { filledIn, missing, questions } from './form'

const form = (patch: Parameters<typeof filledIn>[1]) => filledIn(EMPTY_FORM, patch)
const blocking = (change: Parameters<typeof draftWith>[0]) =>
  missing(draftWith(change))
    .filter(({ blocks }) => blocks)
    .map(({ what }) => what)

describe('questions', () => {
  it('ask for danger only when the person was met', () => {
    expect(questions({ form: form({ outcome: 'FAMILY_ONLY' }) })).not.toContain('danger')
    expect(questions({ form: form({ outcome: 'SEEN' }) })).toContain('danger')
  })

  it('ask against whom from level 4 on', () => {
    const met = form({ outcome: 'SEEN' })
    const at = (level: 3 | 4) => filledIn(met, { danger: { level, target: null, not_assessed: null } })
    expect(questions({ form: at(3) })).not.toContain('target')
    expect(questions({ form: at(4) })).toContain('target')
  })

  it('ask why there is no level when the person could not be assessed', () => {
    expect(questions({ form: form({ outcome: 'SEEN_PARTIAL' }) })).toContain('not_assessed')
  })

  it('ask for a place only where the entry leaves it open', () => {
    expect(questions({ form: form({ entry: 'DOORSTEP' }) })).not.toContain('place')
    expect(questions({ form: form({ entry: 'ELSEWHERE' }) })).toContain('place')
  })

  it('ask for little at a closed door', () => {
    expect(questions({ form: form({ attempt: 'NOBODY' }) })).toEqual(['note'])
  })
})

describe('what follows from an answer', () => {
  it('fills in the only place an entry allows', () => {
    expect(form({ entry: 'ADMITTED' }).place).toBe(10)
    expect(form({ entry: 'ELSEWHERE' }).place).toBeNull()
  })

  it('knows who was seen from the outcome, and takes it back with it', () => {
    const met = form({ outcome: 'SEEN' })
    expect(met.seen).toEqual(['PATIENT'])
    expect(filledIn(met, { outcome: 'FAMILY_ONLY' }).seen).toEqual(['FAMILY'])
  })

  it('forgets against whom when the level falls', () => {
    const grave = form({ danger: { level: 5, target: 'SELF', not_assessed: null } })
    expect(
      filledIn(grave, { danger: { level: 1, target: 'SELF', not_assessed: null } }).danger.target,
    ).toBeNull()
  })
})

describe('what is missing', () => {
  const done = form({
    outcome: 'SEEN',
    entry: 'DOORSTEP',
    danger: { level: 0, target: null, not_assessed: null },
  })
  const signatures = [signedBy('STAFF')]

  it('is everything that cannot be left out', () => {
    expect(blocking({})).toEqual(['outcome', 'entry', 'own_signature'])
  })

  it('is nothing once the record is filled in and signed', () => {
    expect(blocking({ form: done, signatures })).toEqual([])
  })

  it('is a level when the person was seen', () => {
    const unassessed = { ...done, danger: { level: null, target: null, not_assessed: null } }
    expect(blocking({ form: unassessed, signatures })).toEqual(['danger'])
  })

  it('is an agreement between outcome and who was seen', () => {
    expect(blocking({ form: { ...done, seen: ['FAMILY'] }, signatures })).toEqual(['seen'])
  })

  it('never is a photo, a colleague or a relative’s signature: those are said, not demanded', () => {
    const gaps = missing(draftWith({ form: done, signatures }))
    expect(gaps).toEqual([
      { what: 'colleagues', where: 'team', blocks: false },
      { what: 'photos', where: 'photos', blocks: false },
      { what: 'their_signature', where: 'signatures', blocks: false },
    ])
  })

  it('is nobody once everyone expected has joined', () => {
    const gaps = missing(draftWith({ handshakes: [handshakeWith()] }))
    expect(gaps.map(({ what }) => what)).not.toContain('colleagues')
  })
})

it.each(['delivery', 'outreach'])('nobody is asked for a danger level on the form of a %s', (id) => {
  const filling = { form: { id, version: 1 }, parts: ['CLINICAL'] as const, answers: {}, carry: null }
  const form = { ...EMPTY_FORM, outcome: 'SEEN', entry: 'DOORSTEP', place: 11, seen: ['PATIENT'] } as const
  expect(questions({ form, filling })).toEqual(['outcome', 'entry', 'seen', 'note'])
})
