import { z } from 'zod';

/** One sentence in the two languages of the product. */
export const Bilingual = z.object({ vi: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

/** What went wrong and what to do, in people's words; the code stands small behind it. */
export const Problem = z.object({ code: z.string(), message: Bilingual, advice: Bilingual });
export type Problem = z.infer<typeof Problem>;
