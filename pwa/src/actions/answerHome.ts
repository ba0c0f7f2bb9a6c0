/** Say what it means that visits met somebody away from home. */
export { postHomeAnswer as answerHome } from '@/net/register'
