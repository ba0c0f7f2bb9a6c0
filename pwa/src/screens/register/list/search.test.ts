import { expect, it } from 'vitest'
import { wantedOf } from './search'

it.each([
  ['99999919850504123x', 'id_no', '99999919850504123X'],
  ['999999 19850504 1234', 'id_no', '999999198505041234'],
  ['13800005501', 'phone', '13800005501'],
  ['000-5550-1200', 'phone', '000-5550-1200'],
  ['E1234567', 'id_no', 'E1234567'],
  [' 柳青 ', 'name', '柳青'],
] as const)('%s is looked for as %s', (typed, kind, value) => {
  expect(wantedOf(typed)).toEqual({ id_no: '', phone: '', name: '', [kind]: value })
})
