/** The named values a person chooses from, in the order shown, with their words. */

import type {
  AbsenceReason,
  AttemptResult,
  BorrowReason,
  Burden,
  CancelReason,
  Colour,
  DangerTarget,
  Entry,
  LateReason,
  Outcome,
  PhotoRefusal,
  Place,
  Purpose,
  Seen,
} from './bodies'
import type { Words } from './custody'
import type { PhotoSubject, Signature, Signer } from './types'

export interface Choice<T> extends Words {
  readonly value: T
}

export type Choices<T> = readonly Choice<T>[]

const choice = <T>(value: T, zh: string, en: string): Choice<T> => ({ value, zh, en })

export const PURPOSES: Choices<Purpose> = [
  choice('FOLLOW_UP', '随访', 'Follow-up'),
  choice('WELFARE', '探视', 'Welfare visit'),
  choice('OUTREACH', '动员', 'Outreach'),
  choice('SEARCH', '查找', 'Search'),
  choice('DELIVERY', '送药', 'Medicine delivery'),
  choice('REASSESS', '评估', 'Reassessment'),
]

export const ENTRIES: Choices<Entry> = [
  choice('ADMITTED', '同意入户', 'Asked in'),
  choice('DOORSTEP', '门口交谈', 'Talked at the door'),
  choice('ELSEWHERE', '约定地点', 'Met elsewhere'),
]

export const PLACES: Choices<Place> = [
  choice(10, '家中', 'Home, inside'),
  choice(11, '门口或院内', 'Doorstep or yard'),
  choice(12, '村卫生室或村委会', 'Village clinic or committee room'),
  choice(13, '卫生院', 'Health centre'),
  choice(14, '工作地或约定地点', 'Workplace or agreed place'),
  choice(20, '医院', 'Hospital'),
  choice(21, '羁押场所', 'Detention place'),
  choice(22, '救助托养机构', 'Rescue or care institution'),
  choice(90, '非当面', 'Not in person'),
]

export const OUTCOMES: Choices<Outcome> = [
  choice('SEEN', '见到本人', 'Seen'),
  choice('SEEN_PARTIAL', '见到本人，未能评估', 'Seen, could not be assessed'),
  choice('FAMILY_ONLY', '只见到家属', 'Family only'),
  choice('INFORMANT_ONLY', '只见到知情人', 'Another informant only'),
  choice('AWAY_KNOWN', '外出，去向已知', 'Away, whereabouts known'),
  choice('AWAY_UNKNOWN', '外出，去向不明', 'Away, whereabouts unknown'),
  choice('IN_HOSPITAL', '住院', 'In hospital'),
  choice('DETAINED', '羁押', 'In detention'),
  choice('MOVED', '迁居', 'Moved'),
  choice('DEAD', '去世', 'Died'),
]

export const SEEN: Choices<Seen> = [
  choice('PATIENT', '本人', 'The person'),
  choice('FAMILY', '家属', 'Family'),
  choice('INFORMANT', '知情人', 'Informant'),
]

export const DANGER_TARGETS: Choices<DangerTarget> = [
  choice('SELF', '自身', 'Self'),
  choice('OTHERS', '他人', 'Others'),
  choice('PROPERTY', '财物', 'Property'),
]

export const ATTEMPT_RESULTS: Choices<AttemptResult> = [
  choice('NOBODY', '无人在家', 'Nobody home'),
  choice('REFUSED', '本次谢绝来访', 'Visit declined'),
  choice('WRONG_ADDRESS', '地址不符', 'Wrong address'),
]

export const COLOURS: Choices<Colour> = [
  choice('RED', '红', 'Red'),
  choice('ORANGE', '橙', 'Orange'),
  choice('YELLOW', '黄', 'Yellow'),
  choice('GREEN', '绿', 'Green'),
]

export const BURDENS: Choices<Burden> = [
  choice('THREATS', '近三个月有威胁言行', 'Threats in the last 3 months'),
  choice('MISUSE', '酗酒或药物滥用', 'Alcohol or drug misuse'),
  choice('LIFE_EVENT', '重大生活事件', 'Major life event'),
  choice('NOT_SEEN', '本周期未见到本人', 'Not seen this cycle'),
]

export const PHOTO_SUBJECTS: Choices<PhotoSubject> = [
  choice('DOORPLATE', '门牌', 'Door plate'),
  choice('PATH', '沿途', 'The way there'),
  choice('TEAM', '工作人员背影', 'The team from behind'),
  choice('MEDICINE', '药品包装', 'Medicine package'),
  choice('PAPER_SIGNATURE', '纸质签名页', 'Paper signature page'),
  choice('OTHER', '其他', 'Other'),
]

export const PHOTO_REFUSALS: Choices<PhotoRefusal> = [
  choice('PATIENT', '本人不同意拍照', 'The person declined'),
  choice('FAMILY', '家属不同意拍照', 'The family declined'),
  choice('UNSAFE', '不宜拍照', 'Not safe'),
  choice('CAMERA_FAULT', '相机故障', 'Camera fault'),
]

export const ABSENCE_REASONS: Choices<AbsenceReason> = [
  choice('DUTY', '执勤或公务', 'On duty elsewhere'),
  choice('SICK', '生病', 'Sick'),
  choice('TRAFFIC', '交通', 'Traffic'),
  choice('OTHER', '其他', 'Other'),
]

export const CANCEL_REASONS: Choices<CancelReason> = [
  choice('ASKED', '本人或家属要求改期', 'They asked for another time'),
  choice('AWAY', '本人外出', 'The person is away'),
  choice('COLLEAGUES', '同事来不了', 'Colleagues cannot come'),
  choice('ROAD', '天气或道路', 'Weather or road'),
  choice('MISTAKE', '安排有误', 'Planned by mistake'),
  choice('OTHER', '其他', 'Other'),
]

export const LATE_REASONS: Choices<LateReason> = [
  choice('NO_SIGNAL', '那几天没有信号', 'No signal on those days'),
  choice('NO_DATA', '没有流量', 'No mobile data left'),
  choice('PHONE', '手机坏了或没电', 'The phone was broken or flat'),
  choice('PHOTOS', '照片一直传不上去', 'The photos would not go through'),
  choice('FORGOT', '忘了打开应用', 'I forgot to open the app'),
  choice('OTHER', '其他', 'Other'),
]

export const BORROW_REASONS: Choices<BorrowReason> = [
  choice('BATTERY', '没电', 'Battery'),
  choice('BROKEN', '手机故障', 'Broken'),
  choice('LEFT_BEHIND', '未带手机', 'Left behind'),
  choice('NO_PHONE', '没有手机', 'No phone'),
  choice('OTHER', '其他', 'Other'),
]

export const SIGNERS: Choices<Signer> = [
  choice('STAFF', '工作人员', 'Staff'),
  choice('PATIENT', '本人', 'The person'),
  choice('GUARDIAN', '监护人', 'Guardian'),
  choice('FAMILY', '家属', 'Family'),
]

export const SIGNATURE_METHODS: Choices<Signature['method']> = [
  choice('DRAWN', '手写签名', 'Drawn'),
  choice('DECLINED', '不愿签名', 'Declined'),
  choice('CANNOT_WRITE', '不会书写，两人见证', 'Cannot write, two witnesses'),
]

/** The words of one value; a value this version does not know shows as itself. */
export function wordsOf<T>(choices: Choices<T>, value: T): Words {
  return choices.find((one) => one.value === value) ?? { zh: String(value), en: String(value) }
}
