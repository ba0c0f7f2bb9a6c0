import { expect, it } from 'vitest'
import { expectNoAxe, mountPart } from '../../tests/parts'
import BigChoice from './BigChoice.vue'
import CheckList from './CheckList.vue'
import CheckTile from './CheckTile.vue'
import SegmentChoice from './SegmentChoice.vue'

const options = [
  { value: 'ADMITTED', label: '请进屋', hint: '在家里见面' },
  { value: 'DOORSTEP', label: '门口', badge: '3' },
]

it('a big choice is a named group of radios', async () => {
  const choice = mountPart(BigChoice, { props: { legend: '在哪里见面', options, error: '请选一项' } })
  expect(choice.findAll('input[type=radio]')).toHaveLength(2)
  expect(choice.get('[role=alert]').text()).toBe('请选一项')
  await expectNoAxe(choice)
})

it('tells what was chosen', async () => {
  const choice = mountPart(BigChoice, { props: { legend: '在哪里见面', options, modelValue: 'ADMITTED' } })
  await choice.findAll('input')[1]?.setValue(true)
  expect(choice.emitted('update:modelValue')).toEqual([['DOORSTEP']])
})

it('two big choices on one page do not share their radios', () => {
  const names = [0, 1].map(() =>
    mountPart(BigChoice, { props: { legend: '在哪里见面', options } })
      .get('input')
      .attributes('name'),
  )
  expect(names.every(Boolean)).toBe(true)
})

it('a check list adds and takes away', async () => {
  const list = mountPart(CheckList, { props: { legend: '见到了谁', options, modelValue: ['ADMITTED'] } })
  await list.findAll('input')[1]?.setValue(true)
  await list.findAll('input')[0]?.setValue(false)
  expect(list.emitted('update:modelValue')).toEqual([[['ADMITTED', 'DOORSTEP']], [['DOORSTEP']]])
  await expectNoAxe(list)
})

it('a check tile is a labelled checkbox', async () => {
  const tile = mountPart(CheckTile, { props: { label: '显示密码', modelValue: true } })
  expect((tile.get('input').element as HTMLInputElement).checked).toBe(true)
  await expectNoAxe(tile)
})

it('segments are radios with a name', async () => {
  const filter = [
    { value: 'all', label: '全部' },
    { value: 'waiting', label: '尚未收到' },
  ]
  const segments = mountPart(SegmentChoice, {
    props: { legend: '看哪些', options: filter, modelValue: 'all' },
  })
  await segments.findAll('input')[1]?.setValue(true)
  expect(segments.emitted('update:modelValue')).toEqual([['waiting']])
  await expectNoAxe(segments)
})
