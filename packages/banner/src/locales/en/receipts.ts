import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Your receipts',
  intro: 'Every consent given in this browser, signed with a key that only this browser has.',
  none: 'There are no receipts in this browser.',
  refusalsNotKept: 'A refusal leaves nothing here: its receipt can be downloaded only right away.',
  back: 'Back',
  unreadable: 'The receipts cannot be read in this browser.',

  given: (names) => `Accepted: ${names}`,
  refused: (names) => `Rejected: ${names}`,
  withdrawn: 'Withdrawn',
  renewed: 'Renewed',
  inLog: 'In the log',
  waiting: 'Not delivered yet',
  validUntil: (date) => `Valid until ${date}`,
  shown: (what) => `Shown: ${what}`,
  version: (hash) => `Version of the policy: ${hash}`,
  download: 'Download',
  downloadAll: 'Download all as data (JSON)',
  downloadPage: 'Download as a page that checks itself (HTML)',

  idLabel: 'Your consent ID',
  idWhy: (controller) => `Give it to ${controller} when you ask about your consents.`,
  idCopy: 'Copy',
  idCopied: 'Copied.',
  idQr: 'Consent ID as a QR code',

  withdrawalPage: {
    title: 'Withdraw your consent',
    intro: 'Press the button to withdraw your consent. Opening this page changed nothing.',
    withdraw: 'Withdraw',
    done: 'Your consent is withdrawn.',
    failed: 'That did not work. Open the link in the message again, or try later.',
  },

  page: {
    title: 'Receipts of consent',
    intro: 'This page holds receipts and checks them itself, without a network.',
    checks: {
      signature: 'Signed in the browser that decided',
      log: 'In the log, and unchanged',
      logKey: 'The log is signed by its own key',
      policy: 'The policy is the one that was agreed to',
      build: 'The program is the one that asked',
    },
    ok: 'Correct',
    failed: 'Not correct',
    open: 'Cannot be checked here',
    trusted: (key) => `The key that this page trusts, as the log itself gave it: ${key}`,
    limits:
      'A signature proves that this browser’s key signed these choices and that they were not changed since. It does not prove who pressed the button.',
  },
}
