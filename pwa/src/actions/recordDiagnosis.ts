/** Write down what a psychiatrist found. */
export { postDiagnosis as recordDiagnosis } from '@/net/register'
