/** Somebody enters a pool, or leaves it for a reason. */
export { postPool as changePool } from '@/net/register'
