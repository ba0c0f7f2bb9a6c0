/** Keep answers on somebody's supplementary sheet. */
export { postSupplement as saveSupplement } from '@/net/register'
