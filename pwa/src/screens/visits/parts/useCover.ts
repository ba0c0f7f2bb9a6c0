import { type RouteParamsRawGeneric, useRouter } from 'vue-router'

/**
 * What covers a screen for a moment (camera, pen, a question) is the last part of its address: the phone's own
 * back button closes it, and nothing else.
 */
export function useCover(name: string, params: () => RouteParamsRawGeneric) {
  const router = useRouter()
  const address = (part: string) => ({ name, params: { ...params(), part: part || null } })

  const cover = async (part: string): Promise<void> => void (await router.push(address(part)))

  /** Show something else in its place, without a way back to what shows now. */
  const turnTo = async (part: string): Promise<void> => void (await router.replace(address(part)))

  /** Take the cover away; after a reload there is nothing to go back to. */
  async function uncover(under = ''): Promise<void> {
    if (router.options.history.state.back) router.back()
    else await turnTo(under)
  }

  return { cover, turnTo, uncover }
}
