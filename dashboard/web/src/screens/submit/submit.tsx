import { Button, TextInput } from '@mantine/core';
import { FileStack, FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router-dom';
import type { NewBatch } from '../../../../server/schemas/batches.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { BatchProgressPanel } from '../../parts/batch-progress.tsx';
import { BookFields, NO_BOOK, nameBook, type BookDraft } from '../../parts/book-fields.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { FileList } from './file-list.tsx';
import { readDropped, readPicked } from './read-dropped.ts';
import type { PickedFile } from './read-dropped.ts';
import classes from './submit.module.css';
import { GoingOn, HeldBefore, useChosenBatch } from './going-on.tsx';
import { submitter } from './submitter.ts';

export function Submit() {
  const { words } = useWords();
  const submission = useSyncExternalStore(submitter.subscribe, submitter.read);
  const [name, setName] = useState('');
  const [book, setBook] = useState<BookDraft>(NO_BOOK);
  const [isNothing, setIsNothing] = useState(false);
  const hasStarted = submission.files.length > 0;
  const { open, leave } = useChosenBatch();

  const start = (picked: readonly PickedFile[]) => {
    setIsNothing(picked.length === 0);
    if (picked.length === 0) return;
    if (open) {
      leave();
      void submitter.goOn(open, picked);
      return;
    }
    const newBatch: NewBatch = {
      name: name.trim() || folderOf(picked) || words.submit.nameDefault(formatInstant(new Date())),
      book: nameBook(book),
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
          {submission.batch && <HeldBefore submission={submission} batch={submission.batch} />}
          {submission.batch && <BatchProgressPanel batch={submission.batch} />}
          <FileList submission={submission} />
        </div>
      ) : (
        <>
          {open && <GoingOn batch={open} />}
          <DropZone onFiles={start} />
          {isNothing && <p className={classes.warning}>{words.submit.nothing}</p>}
          {!open && <BatchForm name={name} onName={setName} book={book} onBook={setBook} />}
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

function BatchForm(props: {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly book: BookDraft;
  readonly onBook: (book: BookDraft) => void;
}) {
  const { words } = useWords();
  return (
    <fieldset className={classes.form}>
      <TextInput
        label={words.submit.name}
        placeholder={words.submit.nameDefault(formatInstant(new Date()))}
        value={props.name}
        onChange={(event) => props.onName(event.currentTarget.value)}
      />
      <BookFields label={words.submit.book} book={props.book} onBook={props.onBook} />
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
