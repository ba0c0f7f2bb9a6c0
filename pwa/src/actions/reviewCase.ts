/** Write down that an entry was looked at together. */
export { postCaseReview as reviewCase } from '@/net/register'
