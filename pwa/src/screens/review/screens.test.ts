import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { proveLog } from '@/actions/proveLog'
import { proveStatement } from '@/actions/proveStatement'
import { refuse } from '@/domain/refusal'
import { getAreas, getVisit, getVisits } from '@/net/desk'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import { row, visit } from '../../../tests/review/fixture'
import { review } from './routes'
import VisitScreen from './VisitScreen.vue'
import VisitsScreen from './VisitsScreen.vue'

vi.mock('@/net/desk')
vi.mock('@/actions/proveStatement')
vi.mock('@/actions/proveLog')

const area = {
  id: 'a1',
  name: '石桥村',
  code: '1',
  level: 'VILLAGE',
  path: '',
  terrain: 'VILLAGE',
  parent: null,
}

beforeEach(() => {
  vi.mocked(getVisits).mockResolvedValue({ items: [row], page: 1, pages: 4, total: 40 })
  vi.mocked(getVisit).mockResolvedValue(visit)
  vi.mocked(getAreas).mockResolvedValue([area])
  vi.mocked(proveStatement).mockResolvedValue([{ name: 'bytes', ok: true, detail: '' }])
  vi.mocked(proveLog).mockResolvedValue({ size: 64, ok: true })
})

async function listAt(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: review,
  })
  await router.push(address)
  const list = mountPart(VisitsScreen, { global: { plugins: [router] } })
  await flushPromises()
  return { list, router }
}

describe('the list of visits', () => {
  it('starts with what has been, and shows everything once the filter is cleared', async () => {
    const { list, router } = await listAt('/review/visits')
    expect(router.currentRoute.value.query.to).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    await list.get('form .push.plain').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({})
  })

  it('is usable by everybody', async () => {
    await expectNoAxe((await listAt('/review/visits')).list)
  })

  it('asks for what the address says', async () => {
    await listAt('/review/visits?state=CLOSED&area=a1&page=3')
    expect(getVisits).toHaveBeenLastCalledWith({ state: 'CLOSED', area: 'a1', page: 3 })
  })

  it('puts a changed filter into the address and begins at its first page', async () => {
    const { list, router } = await listAt('/review/visits?page=3')
    const [, state] = list.findAll('select')
    await state?.setValue('OPEN')
    await state?.trigger('change')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ state: 'OPEN' })
  })

  it('turns pages and keeps the filter', async () => {
    const { list, router } = await listAt('/review/visits?state=CLOSED')
    await list.findAll('nav button').at(-1)?.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ state: 'CLOSED', page: '2' })
  })

  it('offers to clear a filter that nothing matches', async () => {
    vi.mocked(getVisits).mockResolvedValue({ items: [], page: 1, pages: 0, total: 0 })
    const { list } = await listAt('/review/visits?q=none')
    expect(list.text()).toContain('没有符合条件的走访')
  })

  it('says in words that the server cannot be reached, and tries again', async () => {
    vi.mocked(getVisits).mockRejectedValueOnce(refuse('net.unreachable'))
    const { list } = await listAt('/review/visits')
    expect(list.find('[role=alert]').exists()).toBe(true)
    await list.get('[role=alert] button').trigger('click')
    await flushPromises()
    expect(list.text()).toContain('QY-0731')
  })
})

describe('one visit on one page', () => {
  it('is usable by everybody', { timeout: 20_000 }, async () => {
    const page = mountPart(VisitScreen, { props: { id: visit.id } })
    await flushPromises()
    await expectNoAxe(page)
  })

  it('claims unchanged bytes once this device has recomputed them', async () => {
    const page = mountPart(VisitScreen, { props: { id: visit.id } })
    await flushPromises()
    expect(page.text()).toContain('4 份全部核验通过')
    expect(page.text()).toContain('日志现在有 64 条')
  })

  it('of a planned visit shows the people and nothing else', async () => {
    const planned = { ...visit, state: 'PLANNED', authenticity: null, statements: [], record: null }
    vi.mocked(getVisit).mockResolvedValue(planned)
    const page = mountPart(VisitScreen, { props: { id: visit.id } })
    await flushPromises()
    expect(page.text()).toContain('还没有走访')
    expect(page.find('#bundle').exists()).toBe(false)
  })

  it('says which step did not hold, and accuses nobody', async () => {
    vi.mocked(proveStatement).mockResolvedValue([{ name: 'signature', ok: false, detail: '' }])
    const page = mountPart(VisitScreen, { props: { id: visit.id } })
    await flushPromises()
    expect(page.get('#statements').text()).toContain('没有通过')
    expect(page.text()).not.toMatch(/伪造|造假/)
  })
})
