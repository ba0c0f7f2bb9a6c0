import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { utf8 } from '@/domain/bytes'
import { sha256Hex } from '@/domain/hash'
import { getStrokes } from '@/net/evidence'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import { JOINER, member, NINE, OPENER, row, statement, visit } from '../../../tests/review/fixture'
import SignaturesSection from './ink/SignaturesSection.vue'
import StrokeReplay from './ink/StrokeReplay.vue'
import { NO_FILTER } from './list/filters'
import VisitCard from './list/VisitCard.vue'
import VisitFilterForm from './list/VisitFilterForm.vue'
import PageContents from './page/PageContents.vue'
import ProvesSection from './page/ProvesSection.vue'
import VerdictPair from './page/VerdictPair.vue'
import VisitSummary from './page/VisitSummary.vue'
import PhotosSection from './photos/PhotosSection.vue'
import type { Proofs } from './proof/proofs'
import StatementsSection from './proof/StatementsSection.vue'
import RecordSection from './record/RecordSection.vue'
import WhenSection from './when/WhenSection.vue'
import WhereSection from './where/WhereSection.vue'
import WhoSection from './who/WhoSection.vue'

vi.mock('@/net/evidence')

const proofs: Proofs = {
  steps: ref(new Map([[visit.statements[0]?.hash ?? '', [{ name: 'bytes', ok: true, detail: 'ab' }]]])),
  tally: ref({ all: 4, verified: 4, failed: 0 }),
  growth: ref({ size: 64, ok: true }),
  running: ref(false),
  refusal: ref(null),
  run: async () => undefined,
}
const strokes = {
  v: 1,
  width: 300,
  height: 150,
  strokes: [
    [
      [100, 100, 0, 500],
      [300, 100, 200, 500],
    ],
  ],
}

describe('every part of a visit is usable by everybody', () => {
  it.each([
    ['card', VisitCard, { visit: row }],
    ['filter', VisitFilterForm, { filter: NO_FILTER, areas: [] }],
    ['summary', VisitSummary, { visit }],
    ['contents', PageContents, {}],
    ['verdicts', VerdictPair, { visit }],
    ['proves', ProvesSection, { visit, proofs }],
    ['who', WhoSection, { visit }],
    ['when', WhenSection, { visit }],
    ['where', WhereSection, { visit }],
    ['record', RecordSection, { visit }],
    ['photos', PhotosSection, { visit }],
    ['signatures', SignaturesSection, { visit }],
    ['replay', StrokeReplay, { strokes, who: '母亲' }],
    ['statements', StatementsSection, { visit, proofs }],
  ] as const)('%s', async (_name, part, props) => {
    const mounted = mountPart(part, { props: props as Record<string, unknown> })
    await flushPromises()
    await expectNoAxe(mounted)
  })
})

describe('a visit broken off', () => {
  it('waits for no record, and shows what was told later', () => {
    const details = [{ by: JOINER, at: NINE, note: '院里有人争吵，我们先离开了。' }]
    const broken = { ...visit, state: 'ABORTED', record: null }
    const bare = mountPart(RecordSection, { props: { visit: { ...broken, details: [] } } })
    expect(bare.text()).toContain('因不安全离开，没有填写记录')
    const told = mountPart(RecordSection, { props: { visit: { ...broken, details } } })
    expect(told.text()).toContain('何小满事后补充')
    expect(told.text()).toContain('院里有人争吵，我们先离开了。')
  })

  it('keeps the words from those who may not read them', () => {
    const details = [{ by: JOINER, at: NINE, note: null }]
    const told = mountPart(RecordSection, { props: { visit: { ...visit, details } } })
    expect(told.text()).not.toContain('事后补充')
  })
})

describe('the page', () => {
  it('says the bracket and each phone’s clock in words', () => {
    const text = mountPart(WhenSection, { props: { visit } }).text()
    expect(text).toContain('11月23日 08:10 与 17:00 之间')
    expect(text).toContain('何小满的手机：手机时间快 14 分钟')
  })

  it('tells distance and accuracy for each member', () => {
    const text = mountPart(WhereSection, { props: { visit } }).text()
    expect(text).toContain('离住处约 12 米 · 误差约 8 米')
    expect(text).toContain('定位是 40 秒前的')
  })

  it('draws the far point away from the home only on request', async () => {
    const where = mountPart(WhereSection, { props: { visit } })
    await where.get('figcaption button').trigger('click')
    expect(where.text()).toContain('何小满 到达')
    expect(where.text()).toContain('东北方 1.5 公里')
  })

  it('shows a borrowed phone and the missing own word without blame', () => {
    const borrowed = { reason: 'BATTERY', state: 'PENDING', confirmed_at: null, confirm_by: NINE, by: null }
    const them = { ...visit, members: [member({ grade: 'C', borrowed })] }
    expect(mountPart(WhoSection, { props: { visit: them } }).text()).toContain(
      '等本人在 11月23日 09:00 前用自己的账号确认',
    )
  })

  it('asks nothing of the server for a photo until somebody opens it', () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    mountPart(PhotosSection, { props: { visit } })
    expect(fetched).not.toHaveBeenCalled()
  })

  it('replays a signature and says that it is the signed one', async () => {
    const file = JSON.stringify(strokes)
    const hash = await sha256Hex(utf8(file))
    vi.mocked(getStrokes).mockResolvedValue(file)
    const [signature] = visit.signatures
    const close = statement('visit.close', OPENER, NINE, { photos: [], signatures: [{ strokes: hash }] })
    const page = { ...visit, signatures: [{ ...signature, strokes: hash }], statements: [close] }
    const mounted = mountPart(SignaturesSection, { props: { visit: page } })
    await mounted.get('.push').trigger('click')
    await vi.waitFor(() => expect(mounted.text()).toContain('与签过名的笔迹一个字节不差'))
    expect(mounted.findAll('line').length).toBeGreaterThan(0)
  })

  it('has no picture from another host', () => {
    const html = mountPart(WhereSection, { props: { visit } }).html()
    expect(html).not.toMatch(/(src|href|url)\W+https?:/)
  })
})
