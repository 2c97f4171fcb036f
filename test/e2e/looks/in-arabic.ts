// A data table: the demo shop's policy in a language that is written from right to left.
import type { Policy } from '@kvitto/core'

const WORDS: Record<string, string> = {
  Essential: 'ضرورية',
  'What the shop needs to work. Always on.': 'ما يحتاجه المتجر كي يعمل. مفعّلة دائمًا.',
  Functional: 'وظيفية',
  'Extras that another company delivers, such as films.': 'إضافات تقدمها شركة أخرى، مثل الأفلام.',
  Analytics: 'إحصاءات',
  'Counts that show which pages are read.': 'أرقام تبيّن الصفحات التي تُقرأ.',
  Letters: 'رسائل',
  'What you asked us to send you.': 'ما طلبت منا أن نرسله إليك.',
  'Letters from the workshop': 'رسائل من الورشة',
  'Send me four letters a year by e-mail. I can end it in every letter.':
    'أرسلوا إليّ أربع رسائل في السنة بالبريد الإلكتروني. يمكنني إنهاء ذلك في كل رسالة.',
  'Keep your basket': 'حفظ سلة مشترياتك',
  'Remembers what you put in the basket until you order.': 'تتذكر ما وضعته في السلة حتى تطلبه.',
  'Without it the basket would be empty on the next page.':
    'من دونها تكون السلة فارغة في الصفحة التالية.',
  'Show films': 'عرض الأفلام',
  'Plays films from our workshop. The film company sees your IP address.':
    'تشغّل أفلامًا من ورشتنا. ترى شركة الأفلام عنوان IP الخاص بك.',
  'Count visits': 'عدّ الزيارات',
  'Counts visits and pages, so that we know what to write more about.':
    'تعدّ الزيارات والصفحات، كي نعرف عمّا نكتب المزيد.',
  'May we count your visit?': 'هل تسمح لنا بعدّ زيارتك؟',
  'We would like to count visits and show films from our workshop. Two companies help us with that. You can change your mind at any time.':
    'نودّ أن نعدّ الزيارات وأن نعرض أفلامًا من ورشتنا. تساعدنا في ذلك شركتان. يمكنك تغيير رأيك في أي وقت.',
  'Privacy choices': 'خيارات الخصوصية',
  'Your basket': 'سلة مشترياتك',
  'E-mail address': 'عنوان البريد الإلكتروني',
  'IP address': 'عنوان IP',
  'Pages you read': 'الصفحات التي تقرؤها',
}

/** The policy with `ar` beside each English text. */
export function inArabic({ categories, purposes, texts }: Policy): Partial<Policy> {
  return withArabic({ categories, purposes, texts })
}

function withArabic<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, member]) => [key, withArabic(member)])
  const copy = Array.isArray(value)
    ? entries.map(([, member]) => member)
    : Object.fromEntries(entries)
  return 'en' in value ? { ...copy, ar: translated(value.en) } : copy
}

function translated(value: unknown): unknown {
  if (typeof value === 'string') {
    const text = WORDS[value]
    if (text === undefined) throw new Error(`expected Arabic words for ${value}, found none`)
    return text
  }
  return Object.fromEntries(
    Object.entries(Object(value)).map(([key, member]) => [key, translated(member)]),
  )
}
