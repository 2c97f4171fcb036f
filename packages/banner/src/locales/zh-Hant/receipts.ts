import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: '您的收據',
  intro: '您在此瀏覽器中作出的每一項同意，都以只有此瀏覽器持有的金鑰簽署。',
  none: '此瀏覽器中沒有收據。',
  refusalsNotKept: '拒絕不會在這裡留下紀錄；拒絕的收據只能在當下下載。',
  back: '返回',
  unreadable: '無法在此瀏覽器中讀取收據。',

  given: (names) => `已接受：${names}`,
  refused: (names) => `已拒絕：${names}`,
  withdrawn: '已撤回',
  renewed: '已延長',
  inLog: '已寫入紀錄檔',
  waiting: '尚未送達',
  validUntil: (date) => `有效期限至 ${date}`,
  shown: (what) => `顯示內容：${what}`,
  version: (hash) => `政策版本：${hash}`,
  download: '下載',
  downloadAll: '全部下載為資料（JSON）',
  downloadPage: '下載為可自行驗證的網頁（HTML）',

  idLabel: '您的同意 ID',
  idWhy: (controller) => `查詢您的同意情形時，請將此 ID 提供給：${controller}。`,
  idCopy: '複製',
  idCopied: '已複製。',
  idQr: '同意 ID 的 QR 碼',

  withdrawalPage: {
    title: '撤回您的同意',
    intro: '按下按鈕即可撤回您的同意。開啟此頁面並未變更任何內容。',
    withdraw: '撤回',
    done: '您的同意已撤回。',
    failed: '操作未成功。請重新開啟訊息中的連結，或稍後再試。',
  },

  page: {
    title: '同意收據',
    intro: '此頁面包含收據，不需連線即可自行驗證。',
    checks: {
      signature: '在作出選擇的瀏覽器中簽署',
      log: '已寫入紀錄檔，且未經變更',
      logKey: '紀錄檔由其自身的金鑰簽署',
      policy: '政策與同意時的政策一致',
      build: '程式與徵求同意時的程式一致',
    },
    ok: '通過',
    failed: '未通過',
    open: '無法在此驗證',
    trusted: (key) => `本頁面信任的金鑰（由紀錄檔自身提供）：${key}`,
    limits: '簽章證明這些選擇由該瀏覽器的金鑰簽署，且此後未經變更。簽章不能證明是誰按下了按鈕。',
  },
}
