import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: '接受',
  refuseAsked: '拒絕',

  earlierChoices: '您的其他選擇維持不變。',
  changed: (purposes) => `自您上次選擇後新增或變更的用途：${purposes}。`,
  expired: '您上次的選擇已到期。',
  comingVersion: (date) => `本政策的新版本將於 ${date} 生效。`,

  noticeTitle: '您的資料，您的選擇',
  noticeIntro: '我們會將您的資料用於下列用途。您可以現在拒絕，也可以日後隨時拒絕。',
  noticeTerms: (recipients, duration) =>
    `資料接收者：${recipients} 個。您的選擇有效期間為 ${duration}。`,

  placeholder: (source) => `內容來源：${source}。您允許後才會載入。`,
  placeholderElsewhere: (source) => `此頁面不顯示下列來源的內容：${source}。`,
  placeholderWhole: (purposes) => `必須整體允許下列用途，才能顯示此內容：${purposes}。`,
  placeholderOnce: '僅限這一次',
  placeholderAlways: (service) => `一律允許：${service}`,
  placeholderAlwaysFor: (purpose) => `一律允許：${purpose}`,
  servicePolicy: '隱私權政策',
}
