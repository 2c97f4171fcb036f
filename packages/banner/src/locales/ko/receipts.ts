import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: '내 영수증',
  intro: '이 브라우저에서 동의한 모든 내역입니다. 이 브라우저에만 있는 키로 서명되어 있습니다.',
  none: '이 브라우저에 영수증이 없습니다.',
  refusalsNotKept:
    '거부 내역은 여기에 남지 않습니다. 거부 영수증은 거부한 직후에만 다운로드할 수 있습니다.',
  back: '뒤로',
  unreadable: '이 브라우저에서 영수증을 읽을 수 없습니다.',

  given: (names) => `동의: ${names}`,
  refused: (names) => `거부: ${names}`,
  withdrawn: '철회함',
  renewed: '갱신함',
  inLog: '로그에 기록됨',
  waiting: '아직 전송되지 않음',
  validUntil: (date) => `${date}까지 유효`,
  shown: (what) => `표시된 내용: ${what}`,
  version: (hash) => `방침 버전: ${hash}`,
  download: '다운로드',
  downloadAll: '모두 데이터로 다운로드(JSON)',
  downloadPage: '자체 검증 페이지로 다운로드(HTML)',

  idLabel: '내 동의 ID',
  idWhy: (controller) => `${controller}에 동의 내역을 문의할 때 이 ID를 알려 주세요.`,
  idCopy: '복사',
  idCopied: '복사했습니다.',
  idQr: '동의 ID의 QR 코드',

  withdrawalPage: {
    title: '동의 철회',
    intro:
      '버튼을 누르면 동의가 철회됩니다. 이 페이지를 연 것만으로는 아무것도 변경되지 않았습니다.',
    withdraw: '철회',
    done: '동의가 철회되었습니다.',
    failed: '처리하지 못했습니다. 메시지의 링크를 다시 열거나 나중에 다시 시도해 주세요.',
  },

  page: {
    title: '동의 영수증',
    intro: '이 페이지에는 영수증이 들어 있으며, 네트워크 연결 없이 페이지 자체에서 검증합니다.',
    checks: {
      signature: '선택이 이루어진 브라우저에서 서명됨',
      log: '로그에 기록되었고 변경되지 않음',
      logKey: '로그가 로그 자체의 키로 서명됨',
      policy: '방침이 동의 당시의 방침과 일치함',
      build: '프로그램이 동의를 요청한 프로그램과 일치함',
    },
    ok: '이상 없음',
    failed: '이상 있음',
    open: '여기서는 확인할 수 없음',
    trusted: (key) => `이 페이지가 신뢰하는 키(로그가 직접 제공): ${key}`,
    limits:
      '서명은 이 선택이 해당 브라우저의 키로 서명되었고 그 후 변경되지 않았음을 증명합니다. 누가 버튼을 눌렀는지는 증명하지 못합니다.',
  },
}
