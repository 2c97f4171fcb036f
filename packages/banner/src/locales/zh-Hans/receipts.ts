import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: '您的收据',
  intro: '您在此浏览器中作出的每一项同意，均使用只有此浏览器持有的密钥签名。',
  none: '此浏览器中没有收据。',
  refusalsNotKept: '拒绝不会在这里留下记录；拒绝的收据只能在当时下载。',
  back: '返回',
  unreadable: '无法在此浏览器中读取收据。',

  given: (names) => `已接受：${names}`,
  refused: (names) => `已拒绝：${names}`,
  withdrawn: '已撤回',
  renewed: '已续期',
  inLog: '已记入日志',
  waiting: '尚未送达',
  validUntil: (date) => `有效期至${date}`,
  shown: (what) => `显示内容：${what}`,
  version: (hash) => `政策版本：${hash}`,
  download: '下载',
  downloadAll: '全部下载为数据（JSON）',
  downloadPage: '下载为可自行验证的网页（HTML）',

  idLabel: '您的同意 ID',
  idWhy: (controller) => `查询您的同意情况时，请将此 ID 提供给：${controller}。`,
  idCopy: '复制',
  idCopied: '已复制。',
  idQr: '同意 ID 的二维码（QR 码）',

  withdrawalPage: {
    title: '撤回您的同意',
    intro: '点击按钮即可撤回您的同意。打开此页面并未更改任何内容。',
    withdraw: '撤回',
    done: '您的同意已撤回。',
    failed: '操作未成功。请重新打开消息中的链接，或稍后再试。',
  },

  page: {
    title: '同意收据',
    intro: '此页面包含收据，无需联网即可自行验证。',
    checks: {
      signature: '在作出选择的浏览器中签名',
      log: '已记入日志，且未被更改',
      logKey: '日志由其自身的密钥签名',
      policy: '政策与同意时的政策一致',
      build: '程序与征求同意时的程序一致',
    },
    ok: '通过',
    failed: '未通过',
    open: '无法在此验证',
    trusted: (key) => `本页面信任的密钥（由日志自身提供）：${key}`,
    limits: '签名证明这些选择由该浏览器的密钥签署，且此后未被更改。签名不能证明是谁点击了按钮。',
  },
}
