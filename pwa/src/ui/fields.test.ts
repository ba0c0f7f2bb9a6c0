import { expect, it } from 'vitest'
import { expectNoAxe, mountPart } from '../../tests/parts'
import DateField from './DateField.vue'
import DigitsField from './DigitsField.vue'
import LongField from './LongField.vue'
import PinPad from './PinPad.vue'
import SelectField from './SelectField.vue'
import TextField from './TextField.vue'

const options = [{ value: 'a', label: '何小满' }]

it.each([
  ['text field', TextField, {}],
  ['long field', LongField, { maxlength: 200 }],
  ['select', SelectField, { options, placeholder: '请选择' }],
  ['date', DateField, {}],
  ['digits', DigitsField, {}],
])('a %s is labelled, described and says its error', async (_name, part, props) => {
  const field = mountPart(part, { props: { label: '名称', hint: '说明', error: '请填写', ...props } })
  const control = field.get('input, select, textarea')
  const described = control.attributes('aria-describedby') ?? ''
  const words = described.split(' ').map((id) => document.getElementById(id)?.textContent)
  expect(words).toEqual(['说明', '请填写'])
  expect(control.attributes('aria-invalid')).toBe('true')
  await expectNoAxe(field)
})

it('a long field says how much is left', () => {
  const field = mountPart(LongField, { props: { label: '备注', maxlength: 200, modelValue: '天气好' } })
  expect(field.text()).toContain('197')
})

it('a digits field takes digits only and tells when it is full', async () => {
  const field = mountPart(DigitsField, { props: { label: '六位数字' } })
  await field.get('input').setValue('12a 345678')
  expect(field.emitted('complete')).toEqual([['123456']])
})

it('a PIN pad has no text box to paste into', async () => {
  const pad = mountPart(PinPad, { props: { label: 'PIN' } })
  expect(pad.find('input').exists()).toBe(false)
  await expectNoAxe(pad)
})

it('a PIN pad takes taps and keys, and tells when it is full', async () => {
  const pad = mountPart(PinPad, { props: { label: 'PIN', modelValue: '' } })
  const fill = async (step: () => Promise<unknown>) => {
    await step()
    await pad.setProps({ modelValue: String(pad.emitted('update:modelValue')?.at(-1)?.[0]) })
  }
  for (const digit of ['8', '0', '2']) await fill(() => pad.get('.pad').trigger('keydown', { key: digit }))
  for (const place of [0, 1, 2])
    await fill(() => pad.findAll('button')[place]?.trigger('click') ?? Promise.resolve())
  expect(pad.emitted('complete')).toEqual([['802123']])
})

it('a PIN pad takes a digit back', async () => {
  const pad = mountPart(PinPad, { props: { label: 'PIN', modelValue: '80' } })
  await pad.get('.back').trigger('click')
  expect(pad.emitted('update:modelValue')).toEqual([['8']])
})
