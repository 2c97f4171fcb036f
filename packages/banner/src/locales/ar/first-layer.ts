import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'rtl',
  colon: ': ',

  accept: 'قبول الكل',
  refuse: 'رفض الكل',
  choose: 'إدارة الاختيارات',
  later: 'اتخاذ القرار لاحقًا',
  closeAndRefuse: 'إغلاق ورفض',

  controller: 'المسؤول عن معالجة البيانات:',
  dpo: 'مسؤول حماية البيانات:',
  terms: (recipients, duration) =>
    `عدد الجهات المتلقية للبيانات: ${recipients}. مدة سريان موافقتك على ملفات تعريف الارتباط هذه: ${duration}.`,
  months: { one: 'شهر', two: 'شهران', few: '# أشهر', many: '# شهرًا', other: '# شهر' },
  days: { one: 'يوم', two: 'يومان', few: '# أيام', many: '# يومًا', other: '# يوم' },
  withdrawable: (control) => `يمكنك تغيير اختيارك أو سحبه في أي وقت من خلال «${control}».`,
  gpc: 'يرسل متصفحك طلب Global Privacy Control: لا تُباع أي بيانات ولا تُشارَك إلا بإذنك.',
  pressYourself: 'لم يُقبل أي شيء: يُرجى الضغط على الزر بنفسك.',
  loadFailed: 'تعذّر التحميل. يُرجى التحقق من الاتصال والمحاولة مرة أخرى.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
