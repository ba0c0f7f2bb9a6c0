/** What the phone itself may have to say no to, wherever it is. The server's refusals bring their own words. */

import type { Words } from './custody'

export interface Said {
  readonly message: Words
  readonly help: Words
}

export const say = (zh: string, en: string, helpZh: string, helpEn: string): Said => ({
  message: { zh, en },
  help: { zh: helpZh, en: helpEn },
})

export const COMMON_REFUSALS = {
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
  'position.none': say(
    '现在找不到位置。',
    'Your position cannot be found now.',
    '请到室外再试，或在手机设置里允许使用位置。按日期看不需要位置。',
    'Try outdoors, or allow the position in the phone settings. The list by date needs none.',
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
  'storage.full': say(
    '手机存储空间不足。',
    'The phone is out of storage.',
    '请清理手机空间；已有的记录都还在。',
    'Free some space; everything recorded so far is still here.',
  ),
} as const satisfies Record<string, Said>
