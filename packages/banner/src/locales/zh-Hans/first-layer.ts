import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: '：',

  accept: '全部接受',
  refuse: '全部拒绝',
  choose: '管理选项',
  later: '稍后决定',
  closeAndRefuse: '关闭并拒绝',

  controller: '数据控制者：',
  dpo: '数据保护官：',
  terms: (recipients, duration) =>
    `数据接收方：${recipients}个。您对使用这些 Cookie 的同意，有效期为${duration}。`,
  months: { other: '#个月' },
  days: { other: '#天' },
  withdrawable: (control) => `您可以随时在“${control}”中更改或撤回。`,
  gpc: '您的浏览器已发出 Global Privacy Control 信号：除非您允许，否则不会出售或共享任何数据。',
  pressYourself: '尚未接受任何内容：请您亲自点击按钮。',
  loadFailed: '无法加载。请检查网络连接，然后重试。',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
