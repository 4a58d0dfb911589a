import type { workVi } from './work-vi.ts';

/** Words about work that is under way and must not be lost, or that is let go of with a reason, English. */
export const workEn: typeof workVi = {
  drafts: {
    mark: 'draft',
    notSaved: 'A draft, not saved in the record.',
    inRecord: (value) => `In the record: ${value}`,
    save: 'Save in the record',
    confirm: 'Right, checked',
    drop: 'Drop the draft',
    count: (n) => (n === '1' ? '1 draft not saved' : `${n} drafts not saved`),
    approve: (n) =>
      `${n} ${n === '1' ? 'draft is' : 'drafts are'} not saved in the record. Enter saves, Esc drops; then approve.`,
    goTo: 'To the draft',
    signOut: (n) =>
      `${n} ${n === '1' ? 'draft is' : 'drafts are'} not saved in the record. Signing out deletes them. Sign out all the same?`,
  },
  sessionEnd: {
    idle: 'The session has ended: nothing was done for a long time.',
    expired: 'The session has ended: its time is over.',
    password: 'The session has ended: the password was changed or reset.',
    'switched-off': 'The session has ended: the account was disabled.',
    elsewhere: 'The session has ended: the account was signed out elsewhere.',
  },
  waiting: {
    approveAway:
      'Not approved: the network is away, corrections are kept on this machine. They are sent when it is back; approve then.',
    approveConflict:
      'Not approved: somebody else has just changed a value. Choose one of the two, then approve again.',
  },
  returned: {
    count: (n) => (n === '1' ? '1 returned record' : `${n} returned records`),
    open: (n) => (n === '1' ? 'See the returned record' : `See ${n} returned records`),
    none: 'No returned record is left',
    course: 'Going through returned records',
  },
  dismissal: {
    dismiss: 'Dismiss, with a reason',
    dismissTitle: (what) => `Dismiss ${what}`,
    dismissHelp:
      'It no longer counts as needing attention. The original is kept; the reason and your name are written into the account.',
    replace: 'Replace with another scan',
    replaceTitle: (file) => `Replace ${file}`,
    replaceHelp: (file) =>
      `The new scan takes the place of the whole file ${file} in this dossier and is read. The old file is kept in the store but is out of the dossier; the account tells of it.`,
    file: 'New scan',
    pick: 'Choose a file',
    reason: 'Reason',
    reasons: [
      'Not a scan',
      'Another scan is here already',
      'Blank page, nothing to read',
      'Paper damaged, cannot be scanned again',
    ],
    replaceReasons: ['File damaged, scanned again', 'Blurred, scanned again', 'Wrong file submitted'],
    because: (reason) => `Dismissed: ${reason}`,
    dismissed: 'Dismissed; the reason is in the account.',
    replaced: 'The new scan is here; the dossier is being read again.',
    count: (n) => (n === '1' ? '1 thing dismissed, with a reason' : `${n} things dismissed, with reasons`),
    noRetry: 'Trying again cannot help: this very file cannot be read.',
  },
  resume: {
    title: (n) => `This batch was left half received: ${n} ${n === '1' ? 'file is' : 'files are'} here.`,
    last: (time) => `The last file came at ${time}.`,
    teach:
      'If its sender reloaded the page or the machine went off, submit the same folder again (files received are not sent twice), or close the batch so that what is here is read.',
    goOn: 'Go on submitting',
    close: 'Close it, read what is here',
    closed: 'Closed; what was received is read now.',
    into: (batch, n) => `Going on with batch “${batch}”: ${n} ${n === '1' ? 'file' : 'files'} received.`,
    intoTeach: 'Drop the same folder here again; files received are passed by.',
    newBatch: 'Submit as a new batch',
    skipped: (n) => `${n} ${n === '1' ? 'file was' : 'files were'} here already and not sent again`,
    continued: (batch) => `This folder was left half sent in batch “${batch}”: the rest goes there.`,
    state: (n) => `Half received: ${n} ${n === '1' ? 'file' : 'files'} here`,
  },
};
