/** One at a time, over every tab of this phone where the browser can do that, else within this one. */

const queues = new Map<string, Promise<unknown>>()

export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(`lianfang.${name}`, work)
  const turn = (queues.get(name) ?? Promise.resolve()).then(work, work)
  queues.set(name, turn)
  return turn
}
