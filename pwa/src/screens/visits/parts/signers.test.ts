import { describe, expect, it } from 'vitest'
import { EMPTY_FORM } from '@/domain/draft'
import { draft, HE, handshake, SHEN, signature, TANG } from '../../../../tests/visits/cast'
import { signatureOf, signatureWords, signersOf, witnessesOf } from './signers'

const own = {
  id: HE.id,
  login: 'he.xiaoman',
  name: HE.name,
  org: { id: 'o', name: '石桥村委会', type: 'VILLAGE_COMMITTEE' },
  roles: ['GRID'],
  areas: [],
  leads: [],
}

describe('whose signature is asked', () => {
  it('is nobody of the household when nobody of it was met', () => {
    expect(signersOf(draft({ form: { ...EMPTY_FORM, seen: ['INFORMANT'] } }))).toEqual([])
  })

  it('is the person and the family when both were met', () => {
    const met = draft({ form: { ...EMPTY_FORM, seen: ['FAMILY', 'PATIENT'] } })
    expect(signersOf(met)).toEqual(['PATIENT', 'FAMILY'])
  })
})

it('lets a guardian sign on the family line', () => {
  const guardian = signature({ signer: 'GUARDIAN', member: null })
  expect(signatureOf(draft({ signatures: [guardian] }), 'FAMILY')).toBe(guardian)
})

it('takes as witnesses only those who are here', () => {
  const here = draft({ handshakes: [handshake(SHEN)] })
  expect(witnessesOf(here, own).map(({ name }) => name)).toEqual([HE.name, SHEN.name])
})

it('names the witnesses of someone who cannot write', () => {
  const witnessed = signature({ signer: 'PATIENT', method: 'CANNOT_WRITE', witnesses: [HE.id, TANG.id] })
  expect(signatureWords(witnessed, [HE, TANG])).toBe('不会写字，何小满、唐禾见证')
})

it('says that a refusal is respected', () => {
  expect(signatureWords(signature({ method: 'DECLINED' }), [])).toContain('尊重')
})
