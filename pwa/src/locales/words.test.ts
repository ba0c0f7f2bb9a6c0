import { afterEach, expect, it, vi } from 'vitest'
import { inWords, loadWords, locale, setLocale, t } from './index'

afterEach(() => setLocale('zh-CN'))

it('speaks Chinese until somebody chooses otherwise', () => {
  expect(locale.value).toBe('zh-CN')
  expect(t('common.nav.today')).toBe('今天')
})

it('speaks English once its words are here, and says so to the page', async () => {
  await setLocale('en')
  expect(t('common.nav.today')).toBe('Today')
  expect(document.documentElement.lang).toBe('en')
})

it('speaks what another tab of this phone has chosen', async () => {
  localStorage.setItem('lianfang.locale', 'en')
  dispatchEvent(new StorageEvent('storage', { key: 'lianfang.locale' }))
  await vi.waitFor(() => expect(t('common.nav.today')).toBe('Today'))
})

it('fills places', () => {
  expect(t('common.pager.place', { page: 2, pages: 5 })).toBe('第 2 页，共 5 页')
})

it.each([
  [1, '1 record saved on this phone, not yet received'],
  [5, '5 records saved on this phone, not yet received'],
  [0, '0 records saved on this phone, not yet received'],
])('counts %i in English', async (n, words) => {
  await setLocale('en')
  await loadWords('me')
  expect(t('me.custody.unsent', { n })).toBe(words)
})

it('reads the part of a server answer that this person reads', async () => {
  const both = { zh: '签名不对', en: 'bad signature' }
  expect(inWords(both)).toBe('签名不对')
  await setLocale('en')
  expect(inWords(both)).toBe('bad signature')
})
