import { expect, it } from 'vitest'
import { refuse } from '@/domain/refusal'
import { useDoing } from './doing'

it('is busy while the action runs and gives its result', async () => {
  const { busy, run } = useDoing()
  const running = run(async () => 7)
  expect(busy.value).toBe(true)
  expect(await running).toBe(7)
  expect(busy.value).toBe(false)
})

it('keeps a refusal to be shown, and clears it at the next try', async () => {
  const { refusal, run } = useDoing()
  await run(() => Promise.reject(refuse('net.unreachable')))
  expect(refusal.value?.code).toBe('net.unreachable')
  await run(async () => undefined)
  expect(refusal.value).toBeNull()
})

it('does not start a second action while one runs', async () => {
  const { run } = useDoing()
  const first = run(async () => 'first')
  expect(await run(async () => 'second')).toBeUndefined()
  expect(await first).toBe('first')
})
