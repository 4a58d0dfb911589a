import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { RecordView } from '../../../../server/schemas/records.ts';
import { recordQuery } from '../../api/queries.ts';
import type { Session } from '../../../../server/schemas/people.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { TrustMark } from '../../parts/trust-mark.tsx';
import { PageViewer } from '../../viewer/page-viewer.tsx';
import type { Frame } from '../../viewer/page-viewer.tsx';
import { showValue } from '../review/field-text.ts';
import { BlockBanner } from './block-banner.tsx';
import classes from './search.module.css';

/** A record that was looked up, beside its page; what was asked for is framed. Nothing can be changed here. */
export function FoundRecord({ session }: { readonly session: Session }) {
  const recordId = Number(useParams().recordId);
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { words, say } = useWords();
  const query = useQuery(recordQuery(recordId));
  const record = query.data;
  const [chosen, setChosen] = useState<string | null>(null);
  const [chosenPage, setChosenPage] = useState<number | null>(null);
  const fields = useMemo(
    () => record?.sections.flatMap((section) => section.fields).filter((field) => field.version > 0) ?? [],
    [record],
  );
  const activeId = chosen ?? search.get('truong');
  const active = fields.find((field) => field.id === activeId);
  const pageId = chosenPage ?? active?.pageId ?? record?.pages[0]?.id ?? null;
  const frames = useMemo<Frame[]>(
    () =>
      fields.flatMap((field) =>
        field.bbox && field.pageId === pageId
          ? [{ id: field.id, label: say(field.title), bbox: field.bbox, trust: 'sure' as const }]
          : [],
      ),
    [fields, pageId, say],
  );
  if (query.isPending) return <Loader m="xl" type="dots" />;
  if (!record) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} isPage />;
  const choose = (fieldId: string) => {
    setChosenPage(null);
    setChosen(fieldId);
  };
  return (
    <div className={classes.beside}>
      <PageViewer
        pages={record.pages}
        pageId={pageId}
        onPage={setChosenPage}
        frames={frames}
        activeId={activeId}
        onPick={choose}
      />
      <section className={classes.details}>
        <div className={classes.detailsTop}>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<ArrowLeft size={16} />}
            onClick={() => void navigate(-1)}
          >
            {words.common.back}
          </Button>
          {session.user.roles.some((role) => role !== 'reader') && (
            <Button component={Link} to={`/duyet/${record.id}`} variant="default" size="compact-sm">
              {words.search.toReview}
            </Button>
          )}
        </div>
        <BlockBanner result={record} />
        <h1>{say(record.title)}</h1>
        <p className={classes.soft}>
          {record.dossier} · {record.batchName} · {words.recordStates[record.state]}
        </p>
        <Facts record={record} activeId={activeId} onChoose={choose} />
      </section>
    </div>
  );
}

function Facts(props: {
  readonly record: RecordView;
  readonly activeId: string | null;
  readonly onChoose: (fieldId: string) => void;
}) {
  const { words, say } = useWords();
  return props.record.sections.map((section) => {
    const shown = section.fields.filter((field) => field.version > 0);
    if (shown.length === 0) return null;
    return (
      <section key={section.id}>
        <h2>{say(section.title)}</h2>
        {shown.map((field) => (
          <button
            key={field.id}
            type="button"
            className={classes.fact}
            aria-pressed={field.id === props.activeId}
            onClick={() => props.onChoose(field.id)}
          >
            <span className={classes.factName}>{say(field.title)}</span>
            <span>
              {field.value === null ? (
                <em>{words.review.states[field.state]}</em>
              ) : (
                showValue(field.kind, field.value)
              )}
            </span>
            {field.trust === 'doubt' && <TrustMark field={field} />}
          </button>
        ))}
      </section>
    );
  });
}
