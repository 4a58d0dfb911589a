import type { Command } from 'commander';

/** `sogoc model …`: how a house teaches the recognizer its own hands, from what its reviewers corrected. */
export function declareModelCommands(program: Command): void {
  const model = program
    .command('model')
    .description('bộ nhận dạng của riêng đơn vị: học từ các giá trị đã duyệt');

  model
    .command('export')
    .description(
      'xuất ảnh cắt từng dòng và chữ đã được người duyệt xác nhận (dữ liệu cá nhân: giữ trong đơn vị)',
    )
    .requiredOption('--out <folder>', 'thư mục nhận bộ mẫu')
    .action(async ({ out }: { out: string }) => {
      const { exportLines } = await import('./model.ts');
      process.exitCode = await exportLines(out);
    });

  model
    .command('train')
    .description('huấn luyện tiếp trên bộ mẫu (cần python3 có torch; xem training/README.md)')
    .argument('<folder>', 'bộ mẫu đã xuất')
    .requiredOption('--out <folder>', 'thư mục nhận mô hình mới')
    .option('--minutes <n>', 'thời gian huấn luyện tối đa, phút', '15')
    .action(async (folder: string, options: { out: string; minutes: string }) => {
      const { trainModel } = await import('./model.ts');
      process.exitCode = await trainModel(folder, options);
    });

  model
    .command('evaluate')
    .description('đo tỉ lệ lỗi của mô hình trên phần mẫu chưa từng học')
    .argument('<folder>', 'bộ mẫu')
    .option('--model <folder>', 'mô hình cần đo; mặc định là mô hình đang dùng')
    .option('--all', 'đo trên toàn bộ mẫu')
    .action(async (folder: string, options: { model?: string; all?: boolean }) => {
      const { evaluateOn } = await import('./model.ts');
      process.exitCode = await evaluateOn(folder, options);
    });

  model
    .command('list')
    .description('các mô hình của đơn vị; dấu * là mô hình đang dùng')
    .action(async () => {
      const { showModels } = await import('./model.ts');
      await showModels();
    });

  model
    .command('use')
    .description(
      'đưa mô hình mới vào dùng, chỉ khi nó đọc tốt hơn mô hình đang dùng; "shipped" để về mô hình gốc',
    )
    .argument('<model>', 'thư mục mô hình mới, hoặc shipped')
    .option('--samples <folder>', 'bộ mẫu để so sánh')
    .action(async (folder: string, options: { samples?: string }) => {
      const { useModel } = await import('./model.ts');
      process.exitCode = await useModel(folder, options.samples);
    });
}
