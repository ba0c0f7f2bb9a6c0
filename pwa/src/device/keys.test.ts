import { expect, it } from 'vitest'
import { publicKey, random, sign, verifies } from '@/domain/hash'
import { makeKeys } from '../../tests/fake/keys'
import { openRescue } from '../../tests/fake/rescue'
import { makeStrongKey, makeWeakKey, openWeakKey, works } from './keys'
import { importDataKey, newDataKey, sealToRescue, unwrapDataKey, wrapDataKey } from './pin'

const FEW = 1000

it('a strong key signs, and its secret cannot be taken out', async () => {
  const { secret, open } = await makeStrongKey()
  const message = random(10)
  expect(await verifies(await publicKey(open), await sign(secret, message), message)).toBe(true)
  await expect(crypto.subtle.exportKey('pkcs8', secret)).rejects.toThrow()
})

it('a weak key signs the same after it was carried, and cannot be taken out again', async () => {
  const { pkcs8, open } = await makeWeakKey()
  const secret = await openWeakKey(pkcs8)
  const message = random(10)
  expect(await verifies(await publicKey(open), await sign(secret, message), message)).toBe(true)
  await expect(crypto.subtle.exportKey('pkcs8', secret)).rejects.toThrow()
})

it('a key read back from storage is tried before it is trusted', async () => {
  const { secret, pair } = await makeStrongKey()
  expect(await works(secret, pair.publicKey)).toBe(true)
  expect(await works((await makeStrongKey()).secret, pair.publicKey)).toBe(false)
  expect(await works(undefined, pair.publicKey)).toBe(false)
})

it('the right PIN opens the data key, a wrong one nothing', async () => {
  const raw = newDataKey()
  const wrapped = await wrapDataKey(raw, '274913', FEW)
  expect(await unwrapDataKey(wrapped, '274913')).toEqual(raw)
  expect(await unwrapDataKey(wrapped, '274914')).toBeNull()
})

it('two phones with the same PIN share nothing', async () => {
  const raw = newDataKey()
  const [one, other] = [await wrapDataKey(raw, '274913', FEW), await wrapDataKey(raw, '274913', FEW)]
  expect(one.sealed).not.toBe(other.sealed)
})

it('the data key in use cannot be taken out', async () => {
  await expect(crypto.subtle.exportKey('raw', await importDataKey(newDataKey()))).rejects.toThrow()
})

it('the server’s rescue key opens what was sealed to it', async () => {
  const keys = makeKeys()
  const raw = newDataKey()
  const sealed = await sealToRescue(raw, keys.rescue.spki.toString('base64'))
  expect(openRescue(keys, sealed)).toBe(Buffer.from(raw).toString('base64'))
})
