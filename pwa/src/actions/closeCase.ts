/** End an entry whose end has come about. */
export { postCaseClose as closeCase } from '@/net/register'
