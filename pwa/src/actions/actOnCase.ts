/** Write down what was done about an entry of a case list. */
export { postCaseAction as actOnCase } from '@/net/register'
