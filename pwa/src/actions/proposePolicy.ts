/** Propose a document; somebody else decides. */
export { postPolicy as proposePolicy } from '@/net/policies'
