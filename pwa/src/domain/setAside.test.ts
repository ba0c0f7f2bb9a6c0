import { describe, expect, it } from 'vitest'
import { PHONE, record } from '../../tests/me/phone'
import type { OwnQuarantineRow } from './admin'
import { base64, utf8 } from './bytes'
import { setAside } from './setAside'

const reason = {
  code: 'statement.body_wrong',
  message: { zh: '内容不完整。', en: 'Something is missing.' },
  help: { zh: '请更新应用。', en: 'Update the app.' },
}
const payload = (said: unknown) => ({ payload: base64(utf8(JSON.stringify(said))) })
const row = (fields: Partial<OwnQuarantineRow>): OwnQuarantineRow => ({
  ...{ id: 'q1', at: 5000, staff: { id: 's', name: '沈知夏' }, device: PHONE.device, statement: null },
  ...{ step: 3, size: 10, error: reason, content: null },
  ...fields,
})

describe('what could not be taken in', () => {
  it('is told once, from this phone’s own copy where it has one', () => {
    const kept = record({ state: 'quarantined', reason, hash: 'aa', at: 9000 })
    const told = setAside([kept], [row({ statement: 'aa' })], PHONE.device)
    expect(told).toMatchObject([{ key: 'aa', kind: 'visit.close', where: 'here', first_name: '阿明' }])
  })

  it('leaves out what was received or only waits for a network', () => {
    expect(setAside([record({ state: 'received' }), record({ state: 'unsent' })], [], null)).toEqual([])
  })

  it('names what another phone sent, by what it says of itself', () => {
    const sent = row({ device: 'other', content: payload({ kind: 'visit.join', clock: { wall: 700 } }) })
    expect(setAside([], [sent], PHONE.device)).toMatchObject([
      { kind: 'visit.join', at: 700, where: 'other' },
    ])
  })

  it('that this phone has let go of is still on the server', () => {
    expect(setAside([], [row({})], PHONE.device)).toMatchObject([{ where: 'server' }])
  })

  it.each([null, 'text', { payload: '%%%' }, { payload: base64(utf8('[')) }, payload(null), payload([1])])(
    'may be unreadable (%j) and is told all the same',
    (content) => {
      expect(setAside([], [row({ content })], null)).toMatchObject([{ kind: null, at: 5000, reason }])
    },
  )

  it('is sorted with the newest first', () => {
    const old = record({ state: 'refused', at: 100 })
    const told = setAside([old], [row({ at: 5000 })], null)
    expect(told.map(({ where }) => where)).toEqual(['other', 'waiting'])
  })
})
