/** `ENOENT`, `57P01`, `NoSuchKey` …: the code of whatever was thrown, '' when it has none. */
export function errorCode(thrown: unknown): string {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : '';
}
