import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'אישור',
  refuseAsked: 'דחייה',

  earlierChoices: 'שאר הבחירות שלך נשארות כפי שהן.',
  changed: (purposes) => `חדש או השתנה מאז הבחירה האחרונה שלך: ${purposes}.`,
  expired: 'תוקף הבחירה האחרונה שלך פג.',
  comingVersion: (date) => `גרסה חדשה של המדיניות הזאת תיכנס לתוקף בתאריך ${date}.`,

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
}
