/** The person was told what became of their question or objection. */
export { postObjectionAnswer as answerObjection } from '@/net/register'
