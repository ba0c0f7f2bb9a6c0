import { expect, it } from 'vitest'
import { refuse } from '@/domain/refusal'
import { useDoing, useKeeping } from './doing'

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

it('keeps every answer, also one that is given while another is being kept', async () => {
  const { keep } = useKeeping()
  const kept: string[] = []
  const slowly = (answer: string) => () =>
    new Promise<void>((next) => setTimeout(() => next(void kept.push(answer)), 5))
  await Promise.all([keep(slowly('words')), keep(slowly('a tap'))])
  expect(kept).toEqual(['words', 'a tap'])
})

it('says which answer could not be kept until one is', async () => {
  const { refusal, keep } = useKeeping()
  await keep(() => Promise.reject(refuse('net.unreachable')))
  expect(refusal.value?.code).toBe('net.unreachable')
  await keep(async () => undefined)
  expect(refusal.value).toBeNull()
})
