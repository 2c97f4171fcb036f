import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'レシート一覧',
  intro: 'このブラウザで行ったすべての同意です。このブラウザだけが持つ鍵で署名されています。',
  none: 'このブラウザにレシートはありません。',
  refusalsNotKept:
    '拒否はここに記録されません。拒否のレシートは、拒否した直後にのみダウンロードできます。',
  back: '戻る',
  unreadable: 'このブラウザではレシートを読み取れません。',

  given: (names) => `同意：${names}`,
  refused: (names) => `拒否：${names}`,
  withdrawn: '撤回済み',
  renewed: '更新済み',
  inLog: 'ログに記録済み',
  waiting: '未送信',
  validUntil: (date) => `有効期限：${date}`,
  shown: (what) => `表示内容：${what}`,
  version: (hash) => `ポリシーのバージョン：${hash}`,
  download: 'ダウンロード',
  downloadAll: 'すべてデータとしてダウンロード（JSON）',
  downloadPage: '検証機能付きのページとしてダウンロード（HTML）',

  idLabel: '同意ID',
  idWhy: (controller) => `同意について${controller}に問い合わせるときは、このIDを伝えてください。`,
  idCopy: 'コピー',
  idCopied: 'コピーしました。',
  idQr: '同意IDのQRコード',

  withdrawalPage: {
    title: '同意の撤回',
    intro: 'ボタンを押すと同意が撤回されます。このページを開いただけでは、何も変更されていません。',
    withdraw: '撤回する',
    done: '同意は撤回されています。',
    failed:
      '処理できませんでした。メッセージのリンクをもう一度開くか、後でもう一度お試しください。',
  },

  page: {
    title: '同意のレシート',
    intro:
      'このページにはレシートが収められています。検証は、ネットワークに接続せずにこのページ内で行われます。',
    checks: {
      signature: '選択が行われたブラウザで署名されている',
      log: 'ログに記録され、変更されていない',
      logKey: 'ログがログ自身の鍵で署名されている',
      policy: 'ポリシーが同意時のものと一致する',
      build: 'プログラムが同意を求めたものと一致する',
    },
    ok: '問題なし',
    failed: '問題あり',
    open: 'ここでは検証できません',
    trusted: (key) => `このページが信頼する鍵（ログ自身から取得）：${key}`,
    limits:
      '署名は、これらの選択がそのブラウザの鍵で署名され、その後変更されていないことを証明します。誰がボタンを押したかは証明しません。',
  },
}
