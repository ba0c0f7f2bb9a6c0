/** The six official texts of the danger assessment. A test pins them: public systems have printed them wrong. */

import type { DangerLevel } from './bodies'

export const DANGER: readonly { readonly level: DangerLevel; readonly zh: string; readonly en: string }[] = [
  { level: 0, zh: '无符合以下1～5级中的任何行为', en: 'None of the behaviours of levels 1 to 5' },
  { level: 1, zh: '口头威胁，喊叫，但没有打砸行为', en: 'Verbal threats or shouting, but no smashing' },
  {
    level: 2,
    zh: '打砸行为，局限在家里，针对财物。能被劝说制止',
    en: 'Smashing, only at home and only property; can be talked into stopping',
  },
  {
    level: 3,
    zh: '明显打砸行为，不分场合，针对财物；不能接受劝说而停止',
    en: 'Marked smashing of property anywhere; cannot be talked into stopping',
  },
  {
    level: 4,
    zh: '持续的打砸行为，不分场合，针对财物或人，不能接受劝说而停止。包括自伤、自杀',
    en: 'Continuous smashing or violence anywhere; cannot be talked into stopping; includes self-harm, suicide',
  },
  {
    level: 5,
    zh: '持械/持管制性危险武器的针对人的任何暴力行为，或者纵火、爆炸等行为，无论在家里还是公共场合',
    en: 'Any armed violence against people, or arson, explosion or the like, at home or in public',
  },
]

/** From level 4 it must be said against whom: a suicidal person is not a matter of public order. */
export const needsTarget = (level: DangerLevel | null): boolean => level !== null && level >= 4
