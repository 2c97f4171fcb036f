import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: '모두 동의',
  refuse: '모두 거부',
  choose: '개별 선택',
  later: '나중에 결정',
  closeAndRefuse: '거부하고 닫기',

  controller: '개인정보처리자:',
  dpo: '개인정보 보호책임자:',
  terms: (recipients, duration) =>
    `데이터를 받는 곳: ${recipients}곳. 이러한 쿠키의 사용에 대한 동의는 ${duration} 동안 유효합니다.`,
  months: { other: '#개월' },
  days: { other: '#일' },
  withdrawable: (control) => `‘${control}’에서 언제든지 변경하거나 철회할 수 있습니다.`,
  gpc: '브라우저에서 Global Privacy Control을 요청했습니다. 허용하지 않는 한 데이터가 판매되거나 공유되지 않습니다.',
  pressYourself: '동의가 이루어지지 않았습니다. 버튼을 직접 눌러 주세요.',
  loadFailed: '불러오지 못했습니다. 연결 상태를 확인하고 다시 시도해 주세요.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
