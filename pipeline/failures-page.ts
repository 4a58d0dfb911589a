import { FAILURES, type FailureEntry } from './failures.ts';

const KINDS = {
  retryable: 'thử lại được · retryable',
  bad_input: 'tài liệu có vấn đề · bad input',
  bug: 'lỗi hệ thống · bug',
} as const;

/** The text of docs/errors.md: every code, its kind, what happened and what to do, Vietnamese first. */
export function renderErrorsPage(): string {
  const entries: [string, FailureEntry][] = Object.entries(FAILURES);
  const rows = entries.map(
    ([code, { kind, message, advice }]) =>
      `## ${code}\n\n*${KINDS[kind]}*\n\n${message.vi} **${advice.vi}**\n\n${message.en} ${advice.en}\n`,
  );
  return `# Mã lỗi · Error codes

Every failure has a code, a kind and advice. *Retryable*: the world was away, the system tries again by itself.
*Bad input*: this document cannot be read as it is and a person must act. *Bug*: report it with the trace id.
This page is written from \`pipeline/failures.ts\` by \`npm run docs:errors\`.

${rows.join('\n')}`;
}
