import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: '：',

  accept: '全部接受',
  refuse: '全部拒絕',
  choose: '管理選項',
  later: '稍後決定',
  closeAndRefuse: '關閉並拒絕',

  controller: '資料控管者：',
  dpo: '資料保護長：',
  terms: (recipients, duration) =>
    `資料接收者：${recipients} 個。您對使用這些 Cookie 的同意，有效期間為 ${duration}。`,
  months: { other: '# 個月' },
  days: { other: '# 天' },
  withdrawable: (control) => `您可以隨時在「${control}」中變更或撤回。`,
  gpc: '您的瀏覽器已送出 Global Privacy Control 訊號：除非您允許，否則不會出售或分享任何資料。',
  pressYourself: '尚未接受任何項目：請您親自按下按鈕。',
  loadFailed: '無法載入。請檢查網路連線，然後再試一次。',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
