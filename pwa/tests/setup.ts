import 'fake-indexeddb/auto'
import { afterEach, beforeAll } from 'vitest'
import { type Area, loadWords } from '@/locales'

const AREAS: Area[] = [
  'admin',
  'calendar',
  'common',
  'desk',
  'numbers',
  'importing',
  'me',
  'papers',
  'policies',
  'proof',
  'register',
  'reply',
  'review',
  'visits',
]

// jsdom brings its own Uint8Array, structuredClone and WebCrypto give Node's: one kind only, as in a browser.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer)

// jsdom has no modal dialogs; this is their visible behaviour, so that parts built on them can be tested.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  if (!this.open) return
  this.open = false
  this.dispatchEvent(new Event('close'))
}

beforeAll(() => loadWords(...AREAS))
afterEach(() => {
  document.body.replaceChildren()
})
