/** Whether a document could be used; nothing is kept. */
export { postPolicyCheck as checkPolicy } from '@/net/policies'
