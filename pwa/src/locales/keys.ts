// Keys come from the Chinese files: a misspelt key is a type error, and a test keeps English complete.
import type admin from './zh-CN/admin.json'
import type calendar from './zh-CN/calendar.json'
import type common from './zh-CN/common.json'
import type desk from './zh-CN/desk.json'
import type importing from './zh-CN/importing.json'
import type me from './zh-CN/me.json'
import type numbers from './zh-CN/numbers.json'
import type papers from './zh-CN/papers.json'
import type policies from './zh-CN/policies.json'
import type proof from './zh-CN/proof.json'
import type register from './zh-CN/register.json'
import type reply from './zh-CN/reply.json'
import type review from './zh-CN/review.json'
import type visits from './zh-CN/visits.json'

interface Words {
  admin: typeof admin
  calendar: typeof calendar
  common: typeof common
  desk: typeof desk
  importing: typeof importing
  me: typeof me
  numbers: typeof numbers
  papers: typeof papers
  policies: typeof policies
  proof: typeof proof
  register: typeof register
  reply: typeof reply
  review: typeof review
  visits: typeof visits
}

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

/** One file of words; screens of one area share it. */
export type Area = keyof Words

/** `common.back`, `visits.open.title`, … */
export type MessageKey = Leaves<Words>
