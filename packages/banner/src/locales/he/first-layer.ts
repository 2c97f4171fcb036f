import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'rtl',
  colon: ': ',

  accept: 'אישור הכול',
  refuse: 'דחיית הכול',
  choose: 'ניהול הבחירות',
  later: 'להחליט מאוחר יותר',
  closeAndRefuse: 'סגירה וסירוב',

  controller: 'בעל השליטה במידע:',
  dpo: 'הממונה על הגנת הפרטיות:',
  terms: (recipients, duration) =>
    `מספר מקבלי המידע: ${recipients}. ההסכמה שלך לשימוש בעוגיות האלה תקפה למשך ${duration}.`,
  months: { one: '# חודש', two: 'חודשיים', other: '# חודשים' },
  days: { one: '# יום', two: 'יומיים', other: '# ימים' },
  withdrawable: (control) => `אפשר לשנות אותה או לבטל אותה בכל עת דרך ”${control}”.`,
  gpc: 'הדפדפן שלך מבקש Global Privacy Control: מידע לא נמכר ולא משותף אלא באישורך.',
  pressYourself: 'שום דבר לא אושר: יש ללחוץ על הכפתור בעצמך.',
  loadFailed: 'הטעינה נכשלה. יש לבדוק את החיבור ולנסות שוב.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}
