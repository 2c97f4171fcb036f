import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: '：',

  accept: 'すべて同意する',
  refuse: 'すべて拒否する',
  choose: '個別に選択する',
  acceptAsked: '同意する',
  refuseAsked: '拒否する',
  later: '後で決める',
  closeAndRefuse: '拒否して閉じる',

  controller: 'データ管理者：',
  dpo: 'データ保護オフィサー：',
  terms: (recipients, duration) =>
    `データの送信先：${recipients}件。これらのクッキーの使用に対する同意は、${duration}の間、有効です。`,
  withdrawable: (control) => `「${control}」からいつでも変更または撤回できます。`,
  earlierChoices: 'その他の選択は変わりません。',
  changed: (purposes) => `前回の選択の後に追加または変更された利用目的：${purposes}。`,
  expired: '前回の選択は有効期限が切れました。',
  comingVersion: (date) => `このポリシーの改定版は、${date}から適用されます。`,
  gpc: 'お使いのブラウザでGlobal Privacy Controlが有効になっています。許可しない限り、データが販売または共有されることはありません。',
  loadFailed: '読み込めませんでした。接続を確認して、もう一度お試しください。',
  pressYourself: '同意は行われていません。ご自身でボタンを押してください。',

  noticeTitle: 'データの利用に関する選択',
  noticeIntro: '次の目的でデータを利用します。今でも、後からでも、いつでも拒否できます。',
  noticeTerms: (recipients, duration) =>
    `データの送信先：${recipients}件。選択した内容は、${duration}の間、有効です。`,

  placeholder: (source) => `このコンテンツは${source}から配信されます。許可すると読み込まれます。`,
  placeholderElsewhere: (source) => `${source}のコンテンツは、このページには表示されません。`,
  placeholderWhole: (purposes) =>
    `表示するには、次の利用目的全体を許可する必要があります：${purposes}。`,
  placeholderOnce: '今回のみ許可',
  placeholderAlways: (service) => `常に許可：${service}`,
  placeholderAlwaysFor: (purpose) => `常に許可：${purpose}`,
  servicePolicy: 'プライバシーポリシー',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
