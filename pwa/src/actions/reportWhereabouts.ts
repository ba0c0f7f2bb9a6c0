/** Tell a clinician where somebody is said to be. */
export { postReport as reportWhereabouts } from '@/net/register'
