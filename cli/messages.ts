import { basename } from 'node:path';

export type Language = 'vi' | 'en';

interface Messages {
  readonly unexpected: (message: string) => string;
  readonly nothingFound: string;
  readonly reading: (dossiers: number, jobs: number) => string;
  readonly progress: Readonly<
    Record<'pages' | 'files', (done: number, total: number, perMinute: number, left: string) => string>
  >;
  readonly minutesLeft: (minutes: number) => string;
  readonly lessThanAMinute: string;
  readonly failed: (where: string, message: string, advice: string, code: string) => string;
  readonly page: (page: number) => string;
  readonly passedBy: (names: readonly string[]) => string;
  readonly noted: (dossier: string, note: string, code: string) => string;
  readonly stopped: string;
  readonly finished: (
    written: number,
    total: number,
    pages: number,
    seconds: number,
    folder: string,
  ) => string;
}

/** Each kind of thing once: a NAS lays the same folder beside every folder of scans. */
function listSome(paths: readonly string[]): string {
  const names = [...new Set(paths.map((one) => basename(one)))];
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
}

/** What the command line says. Vietnamese first; English with `--lang en`. */
export const messages: Readonly<Record<Language, Messages>> = {
  vi: {
    unexpected: (message) => `Lỗi ngoài dự kiến: ${message}`,
    nothingFound: 'Không tìm thấy tệp nào để đọc.',
    reading: (dossiers, jobs) => `Đọc ${dossiers} hồ sơ với ${jobs} tiến trình`,
    progress: {
      pages: (done, total, perMinute, left) => `${done}/${total} trang · ${perMinute} trang/phút · ${left}`,
      files: (done, total, perMinute, left) =>
        `Đã nộp ${done}/${total} tệp · ${perMinute} tệp/phút · ${left}`,
    },
    minutesLeft: (minutes) => `còn lại khoảng ${minutes} phút`,
    lessThanAMinute: 'còn lại chưa đầy một phút',
    failed: (where, message, advice, code) => `LỖI ${where}: ${message} ${advice} [${code}]`,
    page: (page) => `trang ${page}`,
    passedBy: (names) =>
      `Bỏ qua ${names.length} mục của hệ điều hành, thiết bị lưu trữ hoặc kết quả cũ: ${listSome(names)}`,
    noted: (dossier, note, code) => `LƯU Ý ${dossier}: ${note} [${code}]`,
    stopped: 'Đã dừng theo yêu cầu; hồ sơ chưa đọc xong không được ghi.',
    finished: (written, total, pages, seconds, folder) =>
      `Xong: ${written}/${total} hồ sơ, ${pages} trang, ${seconds} giây. Kết quả: ${folder}`,
  },
  en: {
    unexpected: (message) => `Unexpected error: ${message}`,
    nothingFound: 'No file to read was found.',
    reading: (dossiers, jobs) => `Reading ${dossiers} dossiers with ${jobs} processes`,
    progress: {
      pages: (done, total, perMinute, left) => `${done}/${total} pages · ${perMinute} pages/min · ${left}`,
      files: (done, total, perMinute, left) =>
        `${done}/${total} files taken in · ${perMinute} files/min · ${left}`,
    },
    minutesLeft: (minutes) => `about ${minutes} minutes left`,
    lessThanAMinute: 'less than a minute left',
    failed: (where, message, advice, code) => `FAILED ${where}: ${message} ${advice} [${code}]`,
    page: (page) => `page ${page}`,
    passedBy: (names) =>
      `Passed by ${names.length} things of operating systems, storage devices or earlier results: ${listSome(names)}`,
    noted: (dossier, note, code) => `NOTE ${dossier}: ${note} [${code}]`,
    stopped: 'Stopped as asked; dossiers that were not read to their end were not written.',
    finished: (written, total, pages, seconds, folder) =>
      `Done: ${written}/${total} dossiers, ${pages} pages, ${seconds} s. Results: ${folder}`,
  },
};
