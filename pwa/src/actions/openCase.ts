/** Put somebody on a list from what was known before. */
export { postCase as openCase } from '@/net/register'
