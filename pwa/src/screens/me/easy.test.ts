import { expect, it } from 'vitest'
import { tooEasy } from './easy'

it.each(['000000', '123456', '987654', '121212', '258258'])('%s is too easy to guess', (pin) => {
  expect(tooEasy(pin)).toBe(true)
})

it.each(['802416', '135790', '112358'])('%s may be a PIN', (pin) => {
  expect(tooEasy(pin)).toBe(false)
})
