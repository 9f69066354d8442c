// The words of the frame: logging in, the menu, the search box.
import { speaking } from '../words'

export const { say } = speaking({
  product_line: ['县级«party_building»责任体系', "A county's system of responsibility"],
  password: ['密码', 'Password'],
  log_in: ['登录', 'Log in'],
  logging_in: ['正在登录…', 'Logging in…'],
  log_out: ['退出登录', 'Log out'],
  login_lacks: ['请填写用户名和密码。', 'Please fill in login and password.'],
  login_wrong: ['用户名或密码不对。', 'The login or the password is wrong.'],
  unreachable: ['无法连接服务器', 'The server cannot be reached'],
  skip: ['跳到正文', 'Skip to the content'],
  menu: ['菜单', 'Menu'],
  demo: ['演示数据', 'Demonstration data'],
  large_text: ['大字', 'Large'],
  own_households: ['本人帮扶户', 'own households'],
  today: ['今天', 'Today'],
  change_password: ['修改密码', 'Change password'],
  password_must: ['首次登录，请先换一个只有您知道的密码。', 'First login: please choose a password only you know.'],
  password_old: ['现在的密码', 'Present password'],
  password_again: ['再输一次新密码', 'New password again'],
  password_rule: [
    '至少 10 个字符，例如几个互不相干的词；不能是常见密码、连续或重复的字符、用户名或姓名，也不能是最近 5 次用过的。',
    'At least 10 characters, such as some words that have nothing to do with one another; no common password, no runs or repeats, not the login or the name, none of the last five.',
  ],
  password_reset_by: [
    '您的密码已于 {at} 被重置：由 {asked} 提出，{agreed} 同意。请换成只有您知道的密码；如果不是您要求的，请告诉审计。',
    'Your password was reset at {at}: asked for by {asked}, agreed to by {agreed}. Choose one only you know; if you did not want this, tell the auditor.',
  ],
  password_lacks: ['三栏都要填写。', 'Please fill in all three.'],
  password_short: ['新密码至少 {n} 个字符。', 'The new password has at least {n} characters.'],
  password_differs: ['两次输入的新密码不一样。', 'The two new passwords differ.'],
  password_changed: ['密码已修改。', 'The password is changed.'],
  page_failed: ['页面没有取到，可能程序刚升级。', 'The page could not be fetched; the program may have been updated.'],
  missing: ['没有这个页面', 'There is no such page'],
  missing_words: [
    '地址不对，或者这里的内容不在您的权限内。',
    'The address is wrong, or what it shows is outside your rights.',
  ],
  // menu
  group_desk: ['工作台', 'Desk'],
  group_pillars: ['五个强化', 'Five Strengthenings'],
  group_whom: ['对象', 'Whom we help'],
  group_help: ['帮扶', 'Who helps'],
  group_money: ['项目资金', 'Projects and money'],
  group_team: ['队伍', 'People'],
  group_oversight: ['监督', 'Oversight'],
  group_system: ['系统', 'System'],
  page_home: ['首页', 'Home'],
  // search box
  search_hint_phone: ['姓名、拼音首字母、编号', 'Name, pinyin initials, number'],
  search_hint: ['姓名、拼音首字母、编号（按 / 键）', 'Name, pinyin initials, number (press /)'],
  search_all: ['查看全部结果…', 'All results…'],
  a_page: ['页面', 'page'],
})

export type Key = Parameters<typeof say>[0]
