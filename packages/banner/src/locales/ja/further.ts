import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: '同意する',
  refuseAsked: '拒否する',

  earlierChoices: 'その他の選択は変わりません。',
  changed: (purposes) => `前回の選択の後に追加または変更された利用目的：${purposes}。`,
  expired: '前回の選択は有効期限が切れました。',
  comingVersion: (date) => `このポリシーの改定版は、${date}から適用されます。`,

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
}
