import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'rtl',
  colon: ': ',

  accept: 'قبول الكل',
  refuse: 'رفض الكل',
  choose: 'إدارة الاختيارات',
  acceptAsked: 'قبول',
  refuseAsked: 'رفض',
  later: 'اتخاذ القرار لاحقًا',
  closeAndRefuse: 'إغلاق ورفض',

  controller: 'المسؤول عن معالجة البيانات:',
  dpo: 'مسؤول حماية البيانات:',
  terms: (recipients, duration) =>
    `عدد الجهات المتلقية للبيانات: ${recipients}. مدة سريان موافقتك على ملفات تعريف الارتباط هذه: ${duration}.`,
  withdrawable: (control) => `يمكنك تغيير اختيارك أو سحبه في أي وقت من خلال «${control}».`,
  earlierChoices: 'تبقى اختياراتك الأخرى كما هي.',
  changed: (purposes) => `ما استجدّ أو تغيّر منذ اختيارك الأخير: ${purposes}.`,
  expired: 'انتهت صلاحية اختيارك الأخير.',
  comingVersion: (date) => `تسري نسخة جديدة من هذه السياسة اعتبارًا من ${date}.`,
  gpc: 'يرسل متصفحك طلب Global Privacy Control: لا تُباع أي بيانات ولا تُشارَك إلا بإذنك.',
  loadFailed: 'تعذّر التحميل. يُرجى التحقق من الاتصال والمحاولة مرة أخرى.',
  pressYourself: 'لم يُقبل أي شيء: يُرجى الضغط على الزر بنفسك.',

  noticeTitle: 'بياناتك واختيارك',
  noticeIntro: 'نستخدم بياناتك للأغراض التالية. يمكنك الرفض الآن أو في أي وقت.',
  noticeTerms: (recipients, duration) =>
    `عدد الجهات المتلقية للبيانات: ${recipients}. مدة سريان اختيارك: ${duration}.`,

  placeholder: (source) => `مصدر هذا المحتوى: ${source}. سيُحمَّل بعد إذنك.`,
  placeholderElsewhere: (source) => `لا يُعرض في هذه الصفحة محتوى من ${source}.`,
  placeholderWhole: (purposes) => `لا يمكن عرضه إلا إذا سمحت بهذا الاستخدام كاملًا: ${purposes}.`,
  placeholderOnce: 'هذه المرة فقط',
  placeholderAlways: (service) => `دائمًا من ${service}`,
  placeholderAlwaysFor: (purpose) => `دائمًا: ${purpose}`,
  servicePolicy: 'سياسة الخصوصية',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
