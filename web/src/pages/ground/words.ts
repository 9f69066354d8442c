// The words of accounts.
import { speaking } from '../../words'

export const { say } = speaking({
  accounts_words: [
    '一人一号，不设公用账号。账号管理员建立账号，提出授权和密码重置；安全管理员决定。两者都看不到登记簿。',
    'One person, one account. The administrator of accounts makes them and names grants and resets; the administrator of security decides them. Neither reads any register.',
  ],
  account_new: ['新增账号', 'New account'],
  account_name: ['姓名', 'Name'],
  account_roles: ['角色与区划', 'Roles and places'],
  account_own: ['（只看本人帮扶户）', ' (own households only)'],
  account_state: ['状态', 'State'],
  account_do: ['操作', 'Actions'],
  account_lock_sure: [
    '停用 {x}（{name}）：此人马上退出，不能再登录；再启用须由安全管理员决定。',
    'Close {x} ({name}): logged out at once and not let in again; opening it wants the administrator of security.',
  ],
  account_open: ['正常', 'open'],
  account_locked: ['已停用', 'closed'],
  account_lock: ['停用', 'Close'],
  account_unlock: ['恢复', 'Open again'],
  account_locked_x: ['已停用账号 {x}', 'Account {x} is closed'],
  account_opened_x: ['已恢复账号 {x}', 'Account {x} is open again'],
  account_grant: ['授权', 'Grant'],
  account_password: ['重置密码', 'Reset password'],
  account_password_words: [
    '写明原因后送安全管理员决定。同意后生成一次性密码，只显示一次；本人下次登录时会看到是谁重置的，并须换成自己的密码。新账号的初始密码也这样办理。',
    'With its reason it goes to the administrator of security. A one-time password is then made and shown once; at the next login its holder is told who did this and sets his own. The first password of a new account is asked for in the same way.',
  ],
  accounts_review: ['等待决定的授权', 'Grants waiting'],
  reset_ask: ['送安全管理员', 'Send for decision'],
  reset_asked: ['已送安全管理员决定。', 'Sent to the administrator of security.'],
  resets_waiting: ['等待决定的密码重置', 'Resets waiting'],
  reset_by: ['提出', 'Asked for'],
  reset_two: ['须两名安全管理员同意；已同意：{x}', 'two administrators of security must agree; agreed: {x}'],
  reset_nobody: ['还没有', 'nobody yet'],
  reset_agree: ['同意', 'Agree'],
  reset_refuse: ['不同意', 'Refuse'],
  reset_one_more: ['已同意，还须另一名安全管理员同意。', 'Agreed; another administrator of security has to agree.'],
  reset_given: ['{x} 的一次性密码', 'One-time password of {x}'],
  reset_given_words: [
    '只显示这一次，请当面或电话告诉本人；首次登录时须更改。',
    'Shown only now. Tell its holder in person or by telephone; it must be changed at the first login.',
  ],
  reset_noted: ['已记下', 'Noted'],
  account_no_role: ['还没有授权，登录后什么也看不到', 'No role yet: nothing can be seen'],
  accounts_none: ['还没有账号。', 'There are no accounts yet.'],
})
