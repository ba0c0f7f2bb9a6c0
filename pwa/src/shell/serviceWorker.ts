import codeReader from 'zxing-wasm/reader/zxing_reader.wasm?url'

const LOOK_AGAIN_MS = 3_600_000

/**
 * The reader for the turning code is too heavy for the first visit to wait for, and needed where there is no
 * network: fetched once the shell is safe. A failure is tried again at the next opening.
 */
async function fetchHeavyParts(): Promise<void> {
  const heavy = await caches.open('heavy')
  if (await heavy.match(codeReader)) return
  await heavy.add(codeReader)
  const { href } = new URL(codeReader, location.href)
  const older = (await heavy.keys()).filter(({ url }) => url !== href)
  await Promise.all(older.map((request) => heavy.delete(request)))
}

/** Keep the app on the phone, so that it opens without a network; and look now and then for a new version. */
export async function keepOnPhone(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/sw.js')
  let looked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < LOOK_AGAIN_MS) return
    looked = Date.now()
    void registration.update().catch(() => undefined)
  })
  await navigator.serviceWorker.ready
  await fetchHeavyParts().catch(() => undefined)
}
