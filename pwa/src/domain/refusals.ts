/** What the phone itself may have to say no to, and what to do then. The server's refusals bring their own words. */

import type { Words } from './custody'

interface Said {
  readonly message: Words
  readonly help: Words
}

const say = (zh: string, en: string, helpZh: string, helpEn: string): Said => ({
  message: { zh, en },
  help: { zh: helpZh, en: helpEn },
})

export const LOCAL_REFUSALS = {
  'app.unexpected': say(
    '出了意外的问题。',
    'Something unexpected happened.',
    '已填写的内容都在本机。请重试；若仍不行，请把这条提示告诉管理员。',
    'What you entered is on this phone. Try again; if it stays, show this to an administrator.',
  ),
  'app.locked': say('应用已锁定。', 'The app is locked.', '请输入 PIN 解锁。', 'Enter your PIN.'),
  'app.not_signed_in': say('还没有登录。', 'Nobody is signed in.', '请先登录。', 'Sign in first.'),
  'session.other': say(
    '网络上登录的是另一个账号。',
    'Another account is signed in on the network.',
    '请用本机解锁的账号重新登录，记录会自动发送。',
    'Sign in with the account that has this phone open; its records are then sent.',
  ),
  'app.busy': say(
    '上一步还没有完成。',
    'The last step is still running.',
    '请稍候再试。',
    'Wait a moment and try again.',
  ),
  'net.unreachable': say(
    '现在连不上服务器。',
    'The server cannot be reached now.',
    '记录都在本机，有网络时会自动发送。',
    'Records stay on this phone and are sent when there is a network.',
  ),
  'net.unreadable': say(
    '服务器的回答无法读懂。',
    'The server gave an answer that cannot be read.',
    '可能是网络需要登录（如公共无线网）。请换个网络再试。',
    'The network may want a sign-in of its own (public Wi-Fi). Try another network.',
  ),
  'log.other_key': say(
    '服务器的密钥与本机记住的不同。',
    'The server shows another key than this phone remembers.',
    '记录都留在本机。请告诉管理员，确认后再继续。',
    'Records stay on this phone. Tell an administrator before you go on.',
  ),
  'log.rolled_back': say(
    '服务器恢复到了较早的备份。',
    'The server was restored from an older backup.',
    '本机保留的记录会自动重新发送。',
    'What this phone still keeps is sent again by itself.',
  ),
  'receipt.invalid': say(
    '服务器的回执核对不上。',
    "The server's receipt does not check out.",
    '记录留在本机，会再次发送。请告诉管理员。',
    'The record stays on this phone and is sent again. Tell an administrator.',
  ),
  'pin.shape': say('PIN 须为 6 位数字。', 'A PIN has six digits.', '请重新输入。', 'Enter it again.'),
  'pin.wrong': say(
    'PIN 不对。',
    'That PIN is wrong.',
    '忘记了可以用账号密码重新设置，未发送的记录不会丢失。',
    'If it is forgotten, sign in with your password and set a new one; unsent records are kept.',
  ),
  'pin.destroyed': say(
    'PIN 输错次数过多，已停用。',
    'Too many wrong PINs: the PIN no longer opens this phone.',
    '请联网用账号密码登录并设置新 PIN，未发送的记录都还在。',
    'Sign in with your password while online and set a new PIN; unsent records are still here.',
  ),
  'pin.none': say('本机还没有设置 PIN。', 'This phone has no PIN yet.', '请先设置 PIN。', 'Set a PIN first.'),
  'device.none': say(
    '这部手机还没有登记。',
    'This phone is not enrolled.',
    '请先登记手机；登记批准前的记录会先存在本机。',
    'Enrol the phone first; records made before approval stay on it.',
  ),
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
  'storage.full': say(
    '手机存储空间不足。',
    'The phone is out of storage.',
    '请清理手机空间；已有的记录都还在。',
    'Free some space; everything recorded so far is still here.',
  ),
} as const satisfies Record<string, Said>

export type LocalCode = keyof typeof LOCAL_REFUSALS
