import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { effectScope, ref } from 'vue'
import { refuse } from '@/domain/refusal'
import { useAnswer } from './answer'

const inScope = <T>(work: () => T): T => effectScope().run(work) as T

describe('an answer', () => {
  it('is asked for again when the question’s content changes', async () => {
    const question = ref({ page: 1 })
    const asked: number[] = []
    const { data } = inScope(() =>
      useAnswer(question, async ({ page }) => {
        asked.push(page)
        return page * 10
      }),
    )
    await flushPromises()
    question.value = { page: 1 }
    await flushPromises()
    question.value = { page: 2 }
    await flushPromises()
    expect([asked, data.value]).toEqual([[1, 2], 20])
  })

  it('that comes too late does not replace a newer one', async () => {
    const answers: ((value: string) => void)[] = []
    const question = ref('old')
    const { data } = inScope(() =>
      useAnswer(question, () => new Promise<string>((done) => answers.push(done))),
    )
    question.value = 'new'
    await flushPromises()
    answers[1]?.('new')
    answers[0]?.('old')
    await flushPromises()
    expect(data.value).toBe('new')
  })

  it('keeps the last answer beside a refusal, and clears the refusal when it works again', async () => {
    let works = true
    const { data, error, reload } = inScope(() =>
      useAnswer('q', async () => {
        if (!works) throw refuse('net.unreachable')
        return 'here'
      }),
    )
    await flushPromises()
    works = false
    await reload()
    expect([data.value, error.value?.code]).toEqual(['here', 'net.unreachable'])
    works = true
    await reload()
    expect(error.value).toBeNull()
  })
})
