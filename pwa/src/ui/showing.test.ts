import { expect, it } from 'vitest'
import { refuse } from '@/domain/refusal'
import { expectNoAxe, mountPart } from '../../tests/parts'
import CodeDigits from './CodeDigits.vue'
import DataTable from './DataTable.vue'
import EmptyState from './EmptyState.vue'
import FactList from './FactList.vue'
import InfoCard from './InfoCard.vue'
import ListRow from './ListRow.vue'
import NoticeBox from './NoticeBox.vue'
import ProgressBar from './ProgressBar.vue'
import RefusalNotice from './RefusalNotice.vue'
import StateBadge from './StateBadge.vue'
import StepBar from './StepBar.vue'
import TimeWords from './TimeWords.vue'

it.each(['info', 'good', 'warn', 'bad'] as const)('a %s notice says its tone in words too', async (tone) => {
  const notice = mountPart(NoticeBox, {
    props: { tone, title: '还没有发出' },
    slots: { default: '稍后再试' },
  })
  expect(notice.get('.visually-hidden').text()).not.toBe('')
  await expectNoAxe(notice)
})

it('a refusal says what happened and what to do', async () => {
  const notice = mountPart(RefusalNotice, { props: { refusal: refuse('net.unreachable') } })
  expect(notice.get('[role=alert]').text()).toContain('现在连不上服务器。')
  expect(notice.text()).toContain('记录都在本机')
  await expectNoAxe(notice)
})

it('no refusal shows nothing', () => {
  expect(mountPart(RefusalNotice, { props: { refusal: null } }).text()).toBe('')
})

it('code digits are read one by one', async () => {
  const digits = mountPart(CodeDigits, { props: { digits: '802416', label: '登记码' } })
  expect(digits.attributes('aria-label')).toBe('登记码: 8 0 2 4 1 6')
  await expectNoAxe(digits)
})

it('a card that goes somewhere is one link, named by its heading', async () => {
  const card = mountPart(InfoCard, {
    props: { title: '小安', to: '/visits/1' },
    slots: { default: '石桥村' },
  })
  expect(card.findAll('a').map((link) => link.text())).toEqual(['小安'])
  await expectNoAxe(card)
})

it('a step bar marks where one is', async () => {
  const steps = [
    { id: 'team', label: '会合', state: 'done' },
    { id: 'record', label: '记录', state: 'now' },
    { id: 'review', label: '核对', state: 'todo' },
  ]
  const bar = mountPart(StepBar, { props: { steps, label: '走访的步骤', open: true } })
  expect(bar.get('[aria-current=step]').text()).toContain('记录')
  await bar.findAll('button')[0]?.trigger('click')
  expect(bar.emitted('go')).toEqual([['team']])
  await expectNoAxe(bar)
})

it('a row without a way on is not pressable', () => {
  expect(mountPart(ListRow, { props: { title: '语言' } }).element.tagName).toBe('DIV')
})

it('rows, badges, facts, progress and empty states break no rule', async () => {
  const page = mountPart(
    {
      components: { EmptyState, FactList, ListRow, ProgressBar, StateBadge },
      template: `<main><h1>页</h1>
        <ul><li><ListRow title="小安" note="石桥村" to="/visits/1" /></li></ul>
        <StateBadge tone="good">已收到</StateBadge>
        <FactList :facts="[{ term: '单位', value: '云渡镇卫生院' }]" />
        <ProgressBar label="正在发送" :value="2" :max="5" note="2/5" />
        <ProgressBar label="正在等待" />
        <EmptyState title="没有记录" note="以后会在这里" /></main>`,
    },
    {},
  )
  await expectNoAxe(page)
})

it('a table keeps its roles when it is drawn as cards', async () => {
  const table = mountPart(DataTable, {
    props: { caption: '走访', columns: [{ key: 'day', label: '日期' }], rows: [{ id: '1' }], to: () => '/x' },
    slots: { day: '11月23日' },
  })
  expect(table.findAll('[role=cell]')).toHaveLength(1)
  await expectNoAxe(table)
})

it('time words carry the exact moment', () => {
  const at = Date.UTC(2026, 10, 23, 6)
  const time = mountPart(TimeWords, { props: { at, form: 'ago', now: at + 3 * 3_600_000 } })
  expect(time.attributes('datetime')).toBe('2026-11-23T06:00:00.000Z')
  expect(time.text()).toBe('3小时前')
})
