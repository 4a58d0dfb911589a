import type { Command } from 'commander';

/** What only somebody at the machine itself may do. */
export function declareAdminCommands(program: Command): void {
  program
    .command('admin')
    .description('việc quản trị chỉ làm được ngay trên máy chủ')
    .command('reset-password')
    .description(
      'cấp mật khẩu dùng một lần cho tài khoản bị mất mật khẩu; kết thúc mọi phiên, ghi vào nhật ký',
    )
    .argument('<name>', 'tên tài khoản')
    .action(async (name: string) => {
      const { runResetPassword } = await import('./reset-password.ts');
      await runResetPassword(name);
    });
}
