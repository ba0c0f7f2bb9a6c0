import { currentAccount } from '@/store/vault'
import { pull } from '@/sync/pull'

/** Fetch fresh visit cards. Refuses with the network's or the server's reason; the old ones stay. */
export const refreshTasks = async (): Promise<void> => pull(currentAccount())
