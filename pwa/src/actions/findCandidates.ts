/** Who may take a responsibility for somebody. */
export { getCandidates as findCandidates } from '@/net/register'
