/** Adopt a proposed document, or decline it. */
export { postPolicyDecision as decidePolicy } from '@/net/policies'
