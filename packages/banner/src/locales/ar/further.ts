import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'قبول',
  refuseAsked: 'رفض',

  earlierChoices: 'تبقى اختياراتك الأخرى كما هي.',
  changed: (purposes) => `ما استجدّ أو تغيّر منذ اختيارك الأخير: ${purposes}.`,
  expired: 'انتهت صلاحية اختيارك الأخير.',
  comingVersion: (date) => `تسري نسخة جديدة من هذه السياسة اعتبارًا من ${date}.`,

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
}
