import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FileStack, FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router-dom';
import type { NewBatch } from '../../../../server/schemas/batches.ts';
import { recordTypesQuery } from '../../api/queries.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { BatchProgressPanel } from '../../parts/batch-progress.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { FileList } from './file-list.tsx';
import { readDropped, readPicked } from './read-dropped.ts';
import type { PickedFile } from './read-dropped.ts';
import classes from './submit.module.css';
import { submitter } from './submitter.ts';

export function Submit() {
  const { words } = useWords();
  const submission = useSyncExternalStore(submitter.subscribe, submitter.read);
  const [name, setName] = useState('');
  const [book, setBook] = useState<{ recordType: string | null; year: number | null; number: string }>({
    recordType: null,
    year: null,
    number: '',
  });
  const [isNothing, setIsNothing] = useState(false);
  const hasStarted = submission.files.length > 0;

  const start = (picked: readonly PickedFile[]) => {
    setIsNothing(picked.length === 0);
    if (picked.length === 0) return;
    const newBatch: NewBatch = {
      name: name.trim() || folderOf(picked) || words.submit.nameDefault(formatInstant(new Date())),
      book:
        book.recordType && book.year && book.number.trim()
          ? { recordType: book.recordType, year: book.year, number: book.number.trim() }
          : null,
    };
    void submitter.send(newBatch, picked);
  };

  return (
    <PageBody>
      <PageHead title={words.submit.title}>
        {hasStarted && !submission.isSending && (
          <Button variant="default" onClick={() => submitter.reset()}>
            {words.submit.another}
          </Button>
        )}
        {submission.batch && (
          <Button component={Link} to={`/lo/${submission.batch.id}`} variant="light">
            {words.submit.toBatch}
          </Button>
        )}
      </PageHead>
      {submission.error !== null && <ProblemNote error={submission.error} />}
      {hasStarted ? (
        <div className={classes.stack}>
          {submission.isInterrupted && (
            <p className={classes.warning} role="status">
              {words.submit.interrupted}
            </p>
          )}
          {submission.batch && <BatchProgressPanel batch={submission.batch} />}
          <FileList submission={submission} />
        </div>
      ) : (
        <>
          <DropZone onFiles={start} />
          {isNothing && <p className={classes.warning}>{words.submit.nothing}</p>}
          <BatchForm name={name} onName={setName} book={book} onBook={setBook} />
          <Teaching />
        </>
      )}
      <DropAnywhere isOpen={!submission.isSending} onFiles={start} />
    </PageBody>
  );
}

/** The folder that all of them lie in, as the batch's name. */
function folderOf(picked: readonly PickedFile[]): string | null {
  const folder = picked[0]?.path.split('/').slice(0, -1)[0];
  return folder !== undefined && picked.every((one) => one.path.startsWith(`${folder}/`)) ? folder : null;
}

function DropZone({ onFiles }: { readonly onFiles: (files: readonly PickedFile[]) => void }) {
  const { words } = useWords();
  const folderInput = useRef<HTMLInputElement>(null);
  const filesInput = useRef<HTMLInputElement>(null);
  const pick = (input: HTMLInputElement) => {
    if (input.files) onFiles(readPicked(input.files));
    input.value = '';
  };
  return (
    <div className={classes.zone}>
      <FileStack size={46} strokeWidth={1.2} aria-hidden className={classes.zoneIcon} />
      <div className={classes.zoneTitle}>{words.submit.drop}</div>
      <div className={classes.soft}>{words.submit.formats}</div>
      <div className={classes.buttons}>
        <Button leftSection={<FolderOpen size={18} />} onClick={() => folderInput.current?.click()}>
          {words.submit.pickFolder}
        </Button>
        <Button variant="default" onClick={() => filesInput.current?.click()}>
          {words.submit.pickFiles}
        </Button>
      </div>
      <input
        ref={folderInput}
        type="file"
        hidden
        multiple
        {...{ webkitdirectory: '' }}
        onChange={(event) => pick(event.currentTarget)}
      />
      <input
        ref={filesInput}
        type="file"
        hidden
        multiple
        data-testid="pick-files"
        onChange={(event) => pick(event.currentTarget)}
      />
    </div>
  );
}

interface Book {
  readonly recordType: string | null;
  readonly year: number | null;
  readonly number: string;
}

function BatchForm(props: {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly book: Book;
  readonly onBook: (book: Book) => void;
}) {
  const { words, say } = useWords();
  const types = useQuery(recordTypesQuery);
  return (
    <fieldset className={classes.form}>
      <TextInput
        label={words.submit.name}
        placeholder={words.submit.nameDefault(formatInstant(new Date()))}
        value={props.name}
        onChange={(event) => props.onName(event.currentTarget.value)}
      />
      <Select
        label={words.submit.book}
        placeholder={words.submit.bookType}
        data={(types.data?.recordTypes ?? []).map((type) => ({ value: type.id, label: say(type.title) }))}
        value={props.book.recordType}
        onChange={(recordType) => props.onBook({ ...props.book, recordType })}
        clearable
        searchable
      />
      <NumberInput
        label={words.submit.bookYear}
        value={props.book.year ?? ''}
        onChange={(year) => props.onBook({ ...props.book, year: typeof year === 'number' ? year : null })}
        min={1800}
        max={2100}
        hideControls
      />
      <TextInput
        label={words.submit.bookNumber}
        value={props.book.number}
        onChange={(event) => props.onBook({ ...props.book, number: event.currentTarget.value })}
      />
    </fieldset>
  );
}

function Teaching() {
  const { words } = useWords();
  return (
    <section className={classes.teaching}>
      <h2>{words.submit.teachTitle}</h2>
      <ul>
        <li>{words.submit.teachPages}</li>
        <li>{words.submit.teachSingle}</li>
        <li>{words.submit.teachAfter}</li>
      </ul>
    </section>
  );
}

/** Scans may be dropped anywhere on the page, not only into the box. */
function DropAnywhere(props: {
  readonly isOpen: boolean;
  readonly onFiles: (files: readonly PickedFile[]) => void;
}) {
  const { words } = useWords();
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    let depth = 0;
    const bears = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => {
      if (!bears(event)) return;
      depth++;
      setIsOver(latest.current.isOpen);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    };
    const over = (event: DragEvent) => {
      if (bears(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setIsOver(false);
      if (!bears(event) || !event.dataTransfer) return;
      event.preventDefault();
      if (latest.current.isOpen)
        void readDropped(event.dataTransfer).then((files) => latest.current.onFiles(files));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver ? <div className={classes.over}>{words.submit.dropAnywhere}</div> : null;
}
