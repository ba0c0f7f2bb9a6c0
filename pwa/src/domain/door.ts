/** What the phone may have to say no to during a visit: words the first screen need not wait for. */

import { refuseFrom } from './refusal'
import { COMMON_REFUSALS, type Said, say } from './refusals'

export const DOOR_REFUSALS = {
  'visit.no_task': say(
    '本机没有这次走访。',
    'This visit is not on this phone.',
    '请在有网络时刷新，或扫描同事的二维码。',
    "Refresh while online, or scan a colleague's code.",
  ),
  'visit.no_draft': say(
    '这次走访没有打开。',
    'This visit is not open here.',
    '请从走访卡片打开。',
    'Open it from its card.',
  ),
  'visit.already': say(
    '这次走访已在本机打开。',
    'This visit is already open on this phone.',
    '请继续原来的那一次。',
    'Continue the one that is open.',
  ),
  'visit.ended': say(
    '这次走访已经结束。',
    'This visit has ended.',
    '结束后的内容不能再改；需要更正请说明原因。',
    'What was signed does not change; a correction is a record of its own.',
  ),
  'paper.none': say(
    '这份表没有打开，或已经签过。',
    'This form is not open here, or was signed already.',
    '请从任务里重新打开。',
    'Open it again from the task.',
  ),
  'paper.incomplete': say(
    '还有必填的内容没填。',
    'Something that is needed is still open.',
    '请看标出的那几项。',
    'See the questions that are marked.',
  ),
  'form.none': say(
    '这部手机上还没有这份表。',
    'This form is not on this phone yet.',
    '请联网刷新一次“今天”，以后没有网络也能填。',
    'Refresh "today" once while online; after that it works without a network.',
  ),
  'details.late': say(
    '补充说明的 24 小时已过。',
    'The 24 hours for adding a note are over.',
    '请当面告诉组长或卫生院。',
    'Tell your team leader or the health centre in person.',
  ),
  'visit.incomplete': say(
    '还有必填的内容没有填。',
    'Something needed is still missing.',
    '请看标出的几项。',
    'See the marked items.',
  ),
  'code.foreign': say(
    '这不是联访的二维码。',
    'This is not a Lianfang code.',
    '请扫描同事手机上正在显示的二维码。',
    "Scan the code on your colleague's screen.",
  ),
  'code.other_visit': say(
    '这是另一次走访的码。',
    'This code belongs to another visit.',
    '请确认你们打开的是同一次走访。',
    'Check that you both opened the same visit.',
  ),
  'code.own': say(
    '这是你自己的码。',
    'This is your own code.',
    '请让同事用自己的手机扫描。',
    'Let your colleague scan it with their own phone.',
  ),
  'code.digits': say('须为 6 位数字。', 'Six digits are needed.', '请重新输入。', 'Enter them again.'),
  'reply.unmatched': say(
    '这个回码对不上。',
    'This answer does not match.',
    '请让同事重新扫描或输入现在的码，再输入新的回码。',
    'Let your colleague take the current code again, then enter the new answer.',
  ),
  'record.other': say(
    '这不是这次走访的记录码。',
    'This is not the record of this visit.',
    '请向发起人核对记录码。',
    "Check the record code on the opener's phone.",
  ),
  'camera.denied': say(
    '没有相机权限。',
    'The camera is not allowed.',
    '请在浏览器设置中允许相机，或注明无法拍照的原因。',
    'Allow the camera in the browser settings, or say why there is no photo.',
  ),
  'camera.unavailable': say(
    '相机打不开。',
    'The camera cannot be opened.',
    '请关闭其他使用相机的应用再试，或注明相机故障。',
    'Close other apps that use it, or note a camera fault.',
  ),
  'scanner.unavailable': say(
    '扫码功能打不开。',
    'The code reader cannot be opened.',
    '请改为输入 6 位数字。',
    'Type the six digits instead.',
  ),
  'photo.unreadable': say(
    '这个文件不是可用的照片。',
    'This file is not a usable photo.',
    '请选择 JPEG、PNG 或 WebP 照片。',
    'Choose a JPEG, PNG or WebP photo.',
  ),
  'signature.empty': say('还没有签名。', 'Nothing is drawn yet.', '请在框内签名。', 'Sign inside the frame.'),
  'signature.witnesses': say(
    '需要两位同事见证。',
    'Two colleagues must witness.',
    '请选择两位在场的同事。',
    'Choose two colleagues who are present.',
  ),
  'update.not_now': say(
    '正在保存，稍后再更新。',
    'Something is being saved; update in a moment.',
    '请稍候再试。',
    'Wait a moment and try again.',
  ),
} as const satisfies Record<string, Said>

/** A refusal at the door, or any other. */
export const refuse = refuseFrom({ ...COMMON_REFUSALS, ...DOOR_REFUSALS })
