import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: '：',

  accept: '全部接受',
  refuse: '全部拒绝',
  choose: '管理选项',
  acceptAsked: '接受',
  refuseAsked: '拒绝',
  later: '稍后决定',
  closeAndRefuse: '关闭并拒绝',

  controller: '数据控制者：',
  dpo: '数据保护官：',
  terms: (recipients, duration) =>
    `数据接收方：${recipients}个。您对使用这些 Cookie 的同意，有效期为${duration}。`,
  withdrawable: (control) => `您可以随时在“${control}”中更改或撤回。`,
  earlierChoices: '您的其他选择保持不变。',
  changed: (purposes) => `自您上次选择以来新增或更改的用途：${purposes}。`,
  expired: '您上次的选择已过期。',
  comingVersion: (date) => `本政策的新版本将于${date}生效。`,
  gpc: '您的浏览器已发出 Global Privacy Control 信号：除非您允许，否则不会出售或共享任何数据。',
  loadFailed: '无法加载。请检查网络连接，然后重试。',
  pressYourself: '尚未接受任何内容：请您亲自点击按钮。',

  noticeTitle: '您的数据，您的选择',
  noticeIntro: '我们将您的数据用于以下用途。您可以现在拒绝，也可以日后随时拒绝。',
  noticeTerms: (recipients, duration) =>
    `数据接收方：${recipients}个。您的选择有效期为${duration}。`,

  placeholder: (source) => `内容来源：${source}。您允许后才会加载。`,
  placeholderElsewhere: (source) => `此页面不显示以下来源的内容：${source}。`,
  placeholderWhole: (purposes) => `只有整体允许以下用途，才能显示此内容：${purposes}。`,
  placeholderOnce: '仅限这一次',
  placeholderAlways: (service) => `始终允许：${service}`,
  placeholderAlwaysFor: (purpose) => `始终允许：${purpose}`,
  servicePolicy: '隐私政策',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
