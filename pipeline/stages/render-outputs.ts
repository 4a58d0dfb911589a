import { z } from 'zod';
import { Dossier, type DossierPage, DossierRecord, type DossierBook } from '../dossier.ts';
import { BookCover } from '../extraction/read-cover.ts';
import { mapBox } from '../image/page-map.ts';
import { renderAlto } from '../outputs/alto.ts';
import { PageReading } from '../page-reading.ts';
import { PageKind } from '../page.ts';
import { defineStage } from '../stage.ts';

const Engine = z.object({ name: z.string(), version: z.string(), model: z.string() });

export const RenderOutputsInput = z.object({
  dossier: z.string(),
  program: z.string(),
  engines: z.array(Engine),
  pages: z.array(
    z.object({
      fileName: z.string(),
      sha256: z.string(),
      kind: PageKind,
      title: z.string().optional(),
      book: BookCover.optional(),
      reading: PageReading,
    }),
  ),
  records: z.array(DossierRecord),
});
export type RenderOutputsInput = z.infer<typeof RenderOutputsInput>;

const RenderedOutputs = z.object({
  dossier: Dossier,
  /** File name and text of each output but the PDF, whose pages are streamed (see outputs/pdf). */
  texts: z.array(z.object({ name: z.string(), text: z.string() })),
});

/** What is known about a dossier → dossier.json and one ALTO file a page, positions in pixels of the files as they came. */
export const renderOutputs = defineStage<RenderOutputsInput, z.infer<typeof RenderedOutputs>>({
  name: 'render-outputs',
  version: 4,
  input: RenderOutputsInput,
  output: RenderedOutputs,
  run: (input) => Promise.resolve(renderDossier(input)),
});

function renderDossier({ dossier: name, program, engines, pages, records }: RenderOutputsInput) {
  const dossier: Dossier = {
    schema: 'sogoc.dossier/1',
    dossier: name,
    engine: { program, recognizers: engines },
    pages: pages.map(renderPage),
    records,
  };
  const altos = pages.map(({ fileName, reading }, index) => ({
    name: `page-${String(index + 1).padStart(4, '0')}.alto.xml`,
    text: renderAlto({
      fileName,
      pageNumber: index + 1,
      sourceWidth: reading.sourceWidth,
      sourceHeight: reading.sourceHeight,
      map: reading.map,
      lines: reading.text.lines,
      software: { name: 'Sổ Gốc', version: program },
    }),
  }));
  return {
    dossier,
    texts: [...altos, { name: 'dossier.json', text: `${JSON.stringify(dossier, null, 1)}\n` }],
  };
}

function renderPage(
  { fileName, sha256, kind, title, book, reading }: RenderOutputsInput['pages'][number],
  index: number,
): DossierPage {
  const { sourceWidth, sourceHeight } = reading;
  return {
    page: index + 1,
    file: fileName,
    sha256,
    width: sourceWidth,
    height: sourceHeight,
    rotation: reading.rotation,
    skew_deg: round(reading.skewDeg, 2),
    kind,
    ...(title === undefined ? {} : { title }),
    quality: { ...reading.quality, score: round(reading.quality.score, 3) },
    words: reading.text.lines.flatMap((line) =>
      line.words.map((word) => ({
        text: word.text,
        bbox: mapBox(reading.map, word.box, sourceWidth, sourceHeight),
        confidence: round(word.confidence, 3),
      })),
    ),
    ...(book ? { book: renderBook(book, reading) } : {}),
  };
}

function renderBook(
  { recordType, confidence, values }: BookCover,
  { map, sourceWidth, sourceHeight }: PageReading,
): DossierBook {
  const said = Object.entries(values).map(([id, { box, ...read }]) => [
    id,
    {
      raw: read.raw,
      value: read.value,
      confidence: round(read.confidence, 3),
      bbox: box && mapBox(map, box, sourceWidth, sourceHeight),
    },
  ]);
  return { record_type: recordType, confidence: round(confidence, 3), ...Object.fromEntries(said) };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
