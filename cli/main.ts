import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { availableParallelism } from 'node:os';
import { declareAdminCommands } from './admin-commands.ts';
import { explainEnd } from './explain.ts';
import { declareFlowCommands } from './flow-commands.ts';
import { messages, type Language } from './messages.ts';
import { declareModelCommands } from './model-commands.ts';
import type { ProcessArguments } from './process.ts';
import { PROGRAM_VERSION } from './version.ts';

/** Exit codes, fixed: 0 everything written, 1 some failed, 2 bad arguments. */
const BAD_ARGUMENTS = 2;
const SETUP_FAULTS = new Set(['ConfigError', 'UsageError', 'RedisRefusal', 'RestoreRefusal']);

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw new InvalidArgumentError('1…256');
  return jobs;
}

function parseLanguage(text: string): Language {
  if (text !== 'vi' && text !== 'en') throw new InvalidArgumentError('vi | en');
  return text;
}

/** What a program that reads people's papers writes is for nobody else on the machine: files 0600, folders 0700. */
process.umask(0o077);

/** The `sogoc` command: declares the verbs; each one's work lives in its own file and is loaded when called. */
function declareProgram(): Command {
  const program = new Command('sogoc')
    .description('Sổ Gốc: từ bản quét hộ tịch, công chứng đến dữ liệu đã kiểm chứng')
    .version(PROGRAM_VERSION)
    .exitOverride()
    .showHelpAfterError('(sogoc --help)');

  program
    .command('process')
    .description('đọc tệp và thư mục, ghi mỗi hồ sơ một thư mục (không cần máy chủ, cơ sở dữ liệu)')
    .argument('<input...>', 'tệp JPEG, PNG, WebP, TIFF, PDF hoặc thư mục')
    .requiredOption('--out <folder>', 'thư mục kết quả')
    .option('--jobs <n>', 'số tiến trình chạy song song', parseJobs, availableParallelism())
    .option('--engine <name>', 'bộ nhận dạng: sogoc | tesseract')
    .option('--lang <vi|en>', 'ngôn ngữ thông báo', parseLanguage, 'vi')
    .option('--measure <file>', 'ghi thời gian CPU từng công đoạn vào tệp JSON')
    .action(async (inputs: string[], options: ProcessArguments) => {
      const { runProcess } = await import('./process.ts');
      process.exitCode = await runProcess(inputs, options);
    });

  program
    .command('start')
    .description('chạy toàn bộ hệ thống trên một máy: cơ sở dữ liệu, xử lý và màn hình làm việc')
    .action(async () => {
      const { runStart } = await import('./start.ts');
      await runStart();
    });

  program
    .command('serve')
    .description('chạy riêng máy chủ API và màn hình làm việc')
    .action(async () => {
      const { runServe } = await import('./serve.ts');
      await runServe();
    });

  program
    .command('worker')
    .description('chạy riêng một tiến trình xử lý')
    .action(async () => {
      const { runWorker } = await import('./worker.ts');
      await runWorker();
    });

  program
    .command('ingest')
    .description('đưa tệp và thư mục bản quét vào hệ thống đang chạy, thành một lô')
    .argument('<input...>', 'tệp JPEG, PNG, WebP, TIFF, PDF hoặc thư mục')
    .option('--book <type/year/number>', 'quyển sổ của lô, ví dụ birth/2010/01')
    .option('--unit <code>', 'mã đơn vị có quyển sổ; không nêu là của chính nơi này')
    .option('--name <name>', 'tên lô')
    .addOption(
      new Option('--priority <level>', 'thứ tự xử lý')
        .choices(['desk', 'ordinary', 'backlog'])
        .default('ordinary'),
    )
    .action(
      async (
        inputs: string[],
        options: { book?: string; unit?: string; name?: string; priority: 'desk' | 'ordinary' | 'backlog' },
      ) => {
        const { runIngest } = await import('./ingest.ts');
        process.exitCode = await runIngest(inputs, options);
      },
    );

  declareAdminCommands(program);

  declareModelCommands(program);

  declareFlowCommands(program);

  program
    .command('check')
    .description('đọc lại bản gốc, khôi phục từ bản sao nếu hỏng, kiểm tra chuỗi nhật ký')
    .option('--limit <n>', 'số bản gốc lâu chưa kiểm nhất', Number)
    .option('--anchors <path...>', 'bản sao mốc neo để ở nơi khác: tệp mốc neo hoặc thư mục sao lưu')
    .action(async (options: { limit?: number; anchors?: string[] }) => {
      const { runCheck } = await import('./check.ts');
      process.exitCode = await runCheck(options);
    });

  program
    .command('retention')
    .description(
      'theo đơn vị và lớp hồ sơ: đang giữ gì, thời hạn lưu trữ, bao nhiêu đã quá hạn; không xóa gì',
    )
    .action(async () => {
      const { showRetention } = await import('./retention.ts');
      await showRetention();
    });

  program
    .command('backup')
    .description('sao lưu cơ sở dữ liệu và tệp vào một thư mục, trong khi hệ thống vẫn chạy')
    .argument('<folder>')
    .action(async (folder: string) => {
      const { runBackup } = await import('./backup.ts');
      process.exitCode = await runBackup(folder);
    });

  program
    .command('restore')
    .description('khôi phục bản sao lưu lên một hệ thống trống')
    .argument('<folder>')
    .action(async (folder: string) => {
      const { runRestore } = await import('./backup.ts');
      await runRestore(folder);
    });
  return program;
}

async function main(): Promise<void> {
  try {
    await declareProgram().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : BAD_ARGUMENTS;
  }
}

/** The database's own messages repeat values of rows: of those only the code is told. */
function tellUnexpected(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'severity' in error && 'code' in error ? `PostgreSQL ${String(error.code)}` : error.message;
}

main().catch((error: unknown) => {
  // Said to people as it is: the way the program was called or set up is at fault, not the program.
  if (error instanceof Error && SETUP_FAULTS.has(error.name)) {
    process.stderr.write(`${error.message}\n`);
    process.exit(BAD_ARGUMENTS);
  }
  const said = explainEnd(error) ?? messages.vi.unexpected(tellUnexpected(error));
  process.stderr.write(`${said}\n`);
  // Whatever is still open must not keep a failed command alive.
  process.exit(1);
});
