import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { refuse } from '@/domain/refusal'
import { expectNoAxe, mountPart } from '../../../tests/parts'
import FormSheet from './FormSheet.vue'
import { answers, asked, missing, type Sheet } from './fields'

const sheet = (save: Sheet['save']): Sheet => ({
  title: '住处',
  fields: [
    {
      kind: 'tiles',
      name: 'because',
      label: '为什么',
      options: [
        { value: 'MOVED', label: '搬家' },
        { value: 'CORRECTED', label: '更正' },
      ],
    },
    { kind: 'text', name: 'text', label: '住址', when: ({ because }) => because === 'MOVED' },
    { kind: 'long', name: 'why', label: '原因', optional: true },
    { kind: 'day', name: 'since', label: '哪天' },
  ],
  start: { since: '2026-11-23' },
  submit: '保存',
  save,
})
const fields = sheet(async () => '').fields

it('asks only what applies, and hands over only that', () => {
  expect(asked(fields, { because: 'CORRECTED' }).map(({ name }) => name)).toEqual(['because', 'why', 'since'])
  const values = { because: 'CORRECTED', text: '旧地址', why: ' 写错了 ', since: '2026-11-23' }
  expect(answers(fields, values)).toEqual({ because: 'CORRECTED', why: '写错了', since: '2026-11-23' })
})

it('needs everything asked that is not optional', () => {
  expect(missing(fields, { because: 'MOVED', text: '  ', since: '' }).map(({ name }) => name)).toEqual([
    'text',
    'since',
  ])
})

it('says what is missing and asks nobody until it is there', async () => {
  const save = vi.fn(async () => '已记下')
  const form = mountPart(FormSheet, { props: { sheet: sheet(save) } })
  await form.get('form').trigger('submit')
  expect(save).not.toHaveBeenCalled()
  expect(form.get('[role=alert]').text()).toContain('请填写这一项')
  await form.findAll('input[type=radio]')[1]?.trigger('change')
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(save).toHaveBeenCalledExactlyOnceWith({ because: 'CORRECTED', why: '', since: '2026-11-23' })
  expect(form.emitted('done')).toEqual([['已记下']])
  await expectNoAxe(form)
})

it('keeps what was written where the server says no', async () => {
  const form = mountPart(FormSheet, {
    props: {
      sheet: {
        ...sheet(() => Promise.reject(refuse('net.unreachable'))),
        start: { because: 'CORRECTED', since: '2026-11-23' },
      },
    },
  })
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(form.find('[role=alert]').exists()).toBe(true)
  expect(form.emitted('done')).toBeUndefined()
})
