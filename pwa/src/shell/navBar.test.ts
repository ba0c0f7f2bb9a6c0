import { beforeEach, expect, it, vi } from 'vitest'
import { FIVE_KEPT, holds } from '../../tests/me/phone'
import { expectNoAxe, mountPart } from '../../tests/parts'
import NavBar from './NavBar.vue'

vi.mock('@/queries/account')
vi.mock('@/queries/accounts')
vi.mock('@/queries/custody')
vi.mock('@/queries/records')
vi.mock('@/queries/sync')

beforeEach(() => holds({ custody: FIVE_KEPT }))

it('leads to the pages this person has, and says how many records wait', async () => {
  const nav = mountPart(NavBar)
  expect(nav.findAll('a').map((link) => link.attributes('href'))).toEqual(['/today', '/records', '/me'])
  expect(nav.get('.count').text()).toBe('5')
  await expectNoAxe(nav)
})

it('marks the page one is below', async () => {
  const nav = mountPart(NavBar)
  await nav.vm.$router.push('/records/old')
  expect(nav.get('.here').attributes('href')).toBe('/records')
})
