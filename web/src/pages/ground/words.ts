// The words of accounts.
import { speaking } from '../../words'

export const { say } = speaking({
  accounts_words: [
    '一人一号，不设公用账号。每个账号按“角色 + 范围 + 起止日期”授权；管账号的人看不到登记簿。',
    'One person, one account. Each is granted roles in a place for some days; who administers accounts reads no register.',
  ],
  account_new: ['新增账号', 'New account'],
  account_name: ['姓名', 'Name'],
  account_roles: ['角色与范围', 'Roles and places'],
  account_own: ['（只看本人帮扶户）', ' (own households only)'],
  account_state: ['状态', 'State'],
  account_do: ['操作', 'Actions'],
  account_open: ['正常', 'open'],
  account_locked: ['已停用', 'closed'],
  account_lock: ['停用', 'Close'],
  account_unlock: ['恢复', 'Open again'],
  account_locked_x: ['已停用账号 {x}', 'Account {x} is closed'],
  account_opened_x: ['已恢复账号 {x}', 'Account {x} is open again'],
  account_grant: ['授权', 'Grant'],
  account_password: ['设置密码', 'Set password'],
  account_password_words: [
    '把这个初始密码当面告诉本人；首次登录时必须更换。',
    'Tell this first password to the person; it must be changed at the first login.',
  ],
  account_password_set: ['初始密码已设置。', 'The first password is set.'],
  account_no_role: ['还没有授权，登录后什么也看不到', 'No role yet: nothing can be seen'],
  accounts_none: ['还没有账号。', 'There are no accounts yet.'],
})
