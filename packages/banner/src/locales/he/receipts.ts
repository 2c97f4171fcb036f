import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'הקבלות שלך',
  intro: 'כל הסכמה שניתנה בדפדפן הזה, חתומה במפתח שנמצא רק בדפדפן הזה.',
  none: 'אין קבלות בדפדפן הזה.',
  refusalsNotKept: 'סירוב לא משאיר כאן דבר: את הקבלה עליו אפשר להוריד רק מיד לאחריו.',
  back: 'חזרה',
  unreadable: 'אי אפשר לקרוא את הקבלות בדפדפן הזה.',

  given: (names) => `אושר: ${names}`,
  refused: (names) => `נדחה: ${names}`,
  withdrawn: 'בוטלה',
  renewed: 'חודשה',
  inLog: 'ביומן',
  waiting: 'עדיין לא נמסרה',
  validUntil: (date) => `בתוקף עד ${date}`,
  shown: (what) => `הוצג: ${what}`,
  version: (hash) => `גרסת המדיניות: \u2068${hash}\u2069`,
  download: 'הורדה',
  downloadAll: 'הורדת הכול כנתונים (JSON)',
  downloadPage: 'הורדה כדף שבודק את עצמו (HTML)',

  idLabel: 'מזהה ההסכמה שלך',
  idWhy: (controller) => `יש לציין אותו בפנייה אל ${controller} בנוגע להסכמות שלך.`,
  idCopy: 'העתקה',
  idCopied: 'הועתק.',
  idQr: 'מזהה ההסכמה כקוד QR',

  withdrawalPage: {
    title: 'ביטול ההסכמה שלך',
    intro: 'יש ללחוץ על הכפתור כדי לבטל את ההסכמה. פתיחת הדף הזה לא שינתה דבר.',
    withdraw: 'ביטול ההסכמה',
    done: 'ההסכמה שלך בוטלה.',
  },

  page: {
    title: 'קבלות על הסכמה',
    intro: 'הדף הזה מכיל קבלות ובודק אותן בעצמו, בלי רשת.',
    checks: {
      signature: 'נחתמה בדפדפן שבו נעשתה הבחירה',
      log: 'נמצאת ביומן, ללא שינוי',
      logKey: 'היומן חתום במפתח שלו',
      policy: 'המדיניות היא זו שניתנה לה הסכמה',
      build: 'התוכנה היא זו שהציגה את השאלה',
    },
    ok: 'תקין',
    failed: 'לא תקין',
    open: 'לא ניתן לבדיקה כאן',
    trusted: (key) => `המפתח שהדף הזה סומך עליו, כפי שהיומן עצמו מסר אותו: ${key}`,
    limits:
      'חתימה מוכיחה שהבחירות האלה נחתמו במפתח של הדפדפן הזה ולא השתנו מאז. היא לא מוכיחה מי לחץ על הכפתור.',
  },
}
