import { InvalidArgumentError, type Command } from 'commander';

function parseBatch(text: string): number {
  const id = Number(text);
  if (!Number.isInteger(id) || id < 1) throw new InvalidArgumentError('số của lô (number of the batch)');
  return id;
}

/** What steers work under way: holding it, letting it go on, having it done again. */
export function declareFlowCommands(program: Command): void {
  program
    .command('queue')
    .description('ai đang chờ bao nhiêu việc, theo thứ tự được phục vụ; tiến trình nào đang chạy')
    .action(async () => {
      const { showQueue } = await import('./flow.ts');
      await showQueue();
    });

  const verbs = [
    ['pause', 'tạm dừng: trang đang đọc được đọc xong, không nhận trang mới'],
    ['drain', 'dừng dần: hồ sơ đã bắt đầu được làm xong, không bắt đầu hồ sơ mới'],
    ['resume', 'chạy tiếp'],
  ] as const;
  for (const [verb, description] of verbs)
    program
      .command(verb)
      .description(`${description}; không nêu lô thì là tất cả`)
      .argument('[batch]', 'số của lô', parseBatch)
      .action(async (batchId: number | undefined) => {
        const { changeFlow } = await import('./flow.ts');
        await changeFlow(verb, batchId);
      });

  program
    .command('reread')
    .description('đọc lại bằng chương trình, mô hình hiện tại; giá trị người đã kiểm được giữ nguyên')
    .argument('[batch]', 'số của lô', parseBatch)
    .option('--book <type/year/number>', 'mọi lô của một quyển sổ, ví dụ birth/2010/01')
    .option('--differences', 'chỉ liệt kê những trường lần sau đọc khác lần trước')
    .action(async (batchId: number | undefined, options: { book?: string; differences?: boolean }) => {
      const { runReread } = await import('./reread.ts');
      await runReread(batchId, options);
    });
}
