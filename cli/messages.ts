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
  readonly finished: (
    written: number,
    total: number,
    pages: number,
    seconds: number,
    folder: string,
  ) => string;
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
    finished: (written, total, pages, seconds, folder) =>
      `Done: ${written}/${total} dossiers, ${pages} pages, ${seconds} s. Results: ${folder}`,
  },
};
