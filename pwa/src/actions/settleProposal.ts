/** Accept or decline what was told, or agree as the second person. */
export { postDecision as settleProposal } from '@/net/register'
