import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'rtl',
  colon: ': ',

  accept: 'אישור הכול',
  refuse: 'דחיית הכול',
  choose: 'ניהול הבחירות',
  acceptAsked: 'אישור',
  refuseAsked: 'דחייה',
  later: 'להחליט מאוחר יותר',
  closeAndRefuse: 'סגירה וסירוב',

  controller: 'בעל השליטה במידע:',
  dpo: 'הממונה על הגנת הפרטיות:',
  terms: (recipients, duration) =>
    `מספר מקבלי המידע: ${recipients}. ההסכמה שלך לשימוש בעוגיות האלה תקפה למשך ${duration}.`,
  withdrawable: (control) => `אפשר לשנות אותה או לבטל אותה בכל עת דרך ”${control}”.`,
  earlierChoices: 'שאר הבחירות שלך נשארות כפי שהן.',
  changed: (purposes) => `חדש או השתנה מאז הבחירה האחרונה שלך: ${purposes}.`,
  expired: 'תוקף הבחירה האחרונה שלך פג.',
  comingVersion: (date) => `גרסה חדשה של המדיניות הזאת תיכנס לתוקף בתאריך ${date}.`,
  gpc: 'הדפדפן שלך מבקש Global Privacy Control: מידע לא נמכר ולא משותף אלא באישורך.',
  loadFailed: 'הטעינה נכשלה. יש לבדוק את החיבור ולנסות שוב.',
  pressYourself: 'שום דבר לא אושר: יש ללחוץ על הכפתור בעצמך.',

  noticeTitle: 'המידע שלך, הבחירה שלך',
  noticeIntro: 'אנחנו משתמשים במידע שלך למטרות הבאות. אפשר לסרב עכשיו או בכל עת.',
  noticeTerms: (recipients, duration) =>
    `מספר מקבלי המידע: ${recipients}. הבחירה שלך תקפה למשך ${duration}.`,

  placeholder: (source) => `המקור של התוכן הזה: ${source}. התוכן ייטען לאחר אישורך.`,
  placeholderElsewhere: (source) => `בדף הזה לא מוצג תוכן מאת ${source}.`,
  placeholderWhole: (purposes) => `אפשר להציג אותו רק אם מאשרים את השימוש הזה במלואו: ${purposes}.`,
  placeholderOnce: 'רק הפעם',
  placeholderAlways: (service) => `תמיד: ${service}`,
  placeholderAlwaysFor: (purpose) => `תמיד: ${purpose}`,
  servicePolicy: 'מדיניות פרטיות',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
