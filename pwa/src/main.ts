import './tokens.css'
import { createApp } from 'vue'
import { start } from '@/actions/start'
import { inWeChat } from '@/domain/browser'
import { loadWords, restoreLocale } from '@/locales'
import { watchActivity } from '@/shell/activity'
import App from './App.vue'
import { buildRouter } from './router'

/** WeChat cannot be trusted to keep anything: nothing is started there, stored there or asked of the server. */
async function showTheWayOut(): Promise<void> {
  await loadWords('me')
  const { default: WeChatScreen } = await import('./shell/WeChatScreen.vue')
  createApp(WeChatScreen).mount('#app')
}

/** Without its database the app cannot keep a promise: it says so instead of looking ready. */
async function sayWhatBroke(error: unknown): Promise<void> {
  const { default: BrokenStart } = await import('./shell/BrokenStart.vue')
  createApp(BrokenStart, { error }).mount('#app')
}

async function open(): Promise<void> {
  await restoreLocale()
  if (inWeChat()) return showTheWayOut()
  try {
    await start()
  } catch (error) {
    return sayWhatBroke(error)
  }
  createApp(App).use(buildRouter()).mount('#app')
  watchActivity()
  void import('@/shell/serviceWorker').then(({ keepOnPhone }) => keepOnPhone())
}

void open()
