import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: '接受',
  refuseAsked: '拒绝',

  earlierChoices: '您的其他选择保持不变。',
  changed: (purposes) => `自您上次选择以来新增或更改的用途：${purposes}。`,
  expired: '您上次的选择已过期。',
  comingVersion: (date) => `本政策的新版本将于${date}生效。`,

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
}
