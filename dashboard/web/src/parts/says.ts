/** Whether a reason says anything: dots, spaces and signs that nobody sees do not. The server asks for the same. */
export const says = (reason: string): boolean =>
  (reason.replace(/\p{DI}/gu, '').match(/[\p{L}\p{N}]/gu) ?? []).length >= 3;
