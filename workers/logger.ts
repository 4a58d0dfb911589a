/** The part of pino that the workers use; ids and measurements only, never values of fields. */
export interface Logger {
  info(measurements: object, message: string): void;
  warn(measurements: object, message: string): void;
  error(measurements: object, message: string): void;
  child(bindings: Record<string, unknown>): Logger;
}
