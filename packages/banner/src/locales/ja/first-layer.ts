import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: '：',

  accept: 'すべて同意する',
  refuse: 'すべて拒否する',
  choose: '個別に選択する',
  later: '後で決める',
  closeAndRefuse: '拒否して閉じる',

  controller: 'データ管理者：',
  dpo: 'データ保護オフィサー：',
  terms: (recipients, duration) =>
    `データの送信先：${recipients}件。これらのクッキーの使用に対する同意は、${duration}の間、有効です。`,
  months: { other: '# か月' },
  days: { other: '# 日' },
  withdrawable: (control) => `「${control}」からいつでも変更または撤回できます。`,
  gpc: 'お使いのブラウザでGlobal Privacy Controlが有効になっています。許可しない限り、データが販売または共有されることはありません。',
  pressYourself: '同意は行われていません。ご自身でボタンを押してください。',
  loadFailed: '読み込めませんでした。接続を確認して、もう一度お試しください。',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
