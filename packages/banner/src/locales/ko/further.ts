import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: '동의',
  refuseAsked: '거부',

  earlierChoices: '다른 선택은 그대로 유지됩니다.',
  changed: (purposes) => `지난번 선택 이후 추가되거나 변경된 이용 목적: ${purposes}.`,
  expired: '지난번 선택의 유효 기간이 끝났습니다.',
  comingVersion: (date) => `개정된 방침이 ${date}부터 시행됩니다.`,

  noticeTitle: '데이터 이용에 대한 선택',
  noticeIntro: '다음 목적으로 데이터를 이용합니다. 지금 또는 나중에 언제든지 거부할 수 있습니다.',
  noticeTerms: (recipients, duration) =>
    `데이터를 받는 곳: ${recipients}곳. 선택은 ${duration} 동안 유효합니다.`,

  placeholder: (source) => `이 콘텐츠는 ${source}에서 제공합니다. 허용하면 불러옵니다.`,
  placeholderElsewhere: (source) => `${source}의 콘텐츠는 이 페이지에 표시되지 않습니다.`,
  placeholderWhole: (purposes) => `표시하려면 다음 이용 목적 전체를 허용해야 합니다: ${purposes}.`,
  placeholderOnce: '이번만 허용',
  placeholderAlways: (service) => `항상 허용: ${service}`,
  placeholderAlwaysFor: (purpose) => `항상 허용: ${purpose}`,
  servicePolicy: '개인정보 처리방침',
}
