import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { installUpdate } from '@/actions/installUpdate'
import { refuse } from '@/domain/door'
import { useDrafts } from '@/queries/drafts'
import { useUpdate } from '@/queries/update'
import { expectNoAxe, mountPart } from '../../tests/parts'
import UpdatePrompt from './UpdatePrompt.vue'

vi.mock('@/actions/installUpdate')
vi.mock('@/queries/drafts')
vi.mock('@/queries/update')

beforeEach(() => {
  vi.mocked(useUpdate).mockReturnValue(ref(true))
  vi.mocked(useDrafts).mockReturnValue(ref([]))
})

it('asks before it updates', async () => {
  const prompt = mountPart(UpdatePrompt)
  expect(installUpdate).not.toHaveBeenCalled()
  await prompt.findAll('button')[0]?.trigger('click')
  expect(installUpdate).toHaveBeenCalledOnce()
  await expectNoAxe(prompt)
})

it('does not ask while a visit is open', () => {
  vi.mocked(useDrafts).mockReturnValue(ref([{}]) as never)
  expect(mountPart(UpdatePrompt).text()).toBe('')
})

it('goes away when told later', async () => {
  const prompt = mountPart(UpdatePrompt)
  await prompt.findAll('button')[1]?.trigger('click')
  expect(prompt.text()).toBe('')
})

it('says why it cannot be now', async () => {
  vi.mocked(installUpdate).mockRejectedValue(refuse('update.not_now'))
  const prompt = mountPart(UpdatePrompt)
  await prompt.findAll('button')[0]?.trigger('click')
  await flushPromises()
  expect(prompt.find('[role=alert]').exists()).toBe(true)
})
