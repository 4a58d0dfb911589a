import { Center, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router-dom';
import { sessionQuery } from './api/queries.ts';
import { onSignedInElsewhere, rememberSignedIn } from './api/signed-in.ts';
import type { Session } from '../../server/schemas/people.ts';
import { useWords } from './i18n/use-words.tsx';
import { ProblemNote } from './parts/problem-note.tsx';
import { drafts } from './screens/review/drafts.ts';
import { SignIn } from './screens/sign-in/sign-in.tsx';
import { PasswordScreen } from './screens/sign-in/password-screen.tsx';
import { ROOMS, mayEnter } from './shell/rooms.ts';
import { Shell } from './shell/shell.tsx';

const Submit = lazy(async () => ({ default: (await import('./screens/submit/submit.tsx')).Submit }));
const Batches = lazy(async () => ({ default: (await import('./screens/batches/batches.tsx')).Batches }));
const BatchPage = lazy(async () => ({
  default: (await import('./screens/batches/batch-page.tsx')).BatchPage,
}));
const ReviewStart = lazy(async () => ({
  default: (await import('./screens/review/review-start.tsx')).ReviewStart,
}));
const Review = lazy(async () => ({ default: (await import('./screens/review/review.tsx')).Review }));
const Search = lazy(async () => ({ default: (await import('./screens/search/search.tsx')).Search }));
const FoundRecord = lazy(async () => ({
  default: (await import('./screens/search/found-record.tsx')).FoundRecord,
}));
const Watch = lazy(async () => ({ default: (await import('./screens/watch/watch.tsx')).Watch }));
const Books = lazy(async () => ({ default: (await import('./screens/books/books.tsx')).Books }));
const Queue = lazy(async () => ({ default: (await import('./screens/queue/queue.tsx')).Queue }));
const Acceptance = lazy(async () => ({
  default: (await import('./screens/acceptance/acceptance.tsx')).Acceptance,
}));
const Account = lazy(async () => ({ default: (await import('./screens/account/account.tsx')).Account }));
const Users = lazy(async () => ({ default: (await import('./screens/admin/users.tsx')).Users }));
const Units = lazy(async () => ({ default: (await import('./screens/admin/units.tsx')).Units }));

export function App() {
  const session = useQuery(sessionQuery);
  useUnsentCorrections(session.data?.user.id ?? null);
  if (session.isPending) return <Waiting />;
  if (session.isError)
    return <ProblemNote error={session.error} onRetry={() => void session.refetch()} isPage />;
  if (session.data === null) return <SignIn />;
  if (session.data.user.mustChangePassword) return <PasswordScreen isForced />;
  return (
    <BrowserRouter>
      <Shell session={session.data}>
        <Suspense fallback={<Waiting />}>
          <Screens session={session.data} />
        </Suspense>
      </Shell>
    </BrowserRouter>
  );
}

/** Drafts are there again, and corrections that could not be sent last time go out, as soon as their author is back. */
function useUnsentCorrections(userId: number | null) {
  useEffect(() => {
    if (userId === null) return;
    rememberSignedIn(userId);
    drafts.openFor(userId);
    void import('./screens/review/outbox.ts').then(({ outbox }) => outbox.openFor(userId));
  }, [userId]);
  const client = useQueryClient();
  useEffect(
    () => onSignedInElsewhere(() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })),
    [client],
  );
}

function Screens({ session }: { readonly session: Session }) {
  const { words } = useWords();
  const rooms = ROOMS.filter((room) => mayEnter(room, session.user.roles));
  const first = rooms[0];
  const may = (path: string) => rooms.some((room) => room.path === path);
  return (
    <Routes>
      <Route path="/" element={<Navigate to={first?.path ?? '/tra-cuu'} replace />} />
      {may('/nop') && <Route path="/nop" element={<Submit />} />}
      {may('/lo') && <Route path="/lo" element={<Batches />} />}
      {may('/lo') && <Route path="/lo/:batchId" element={<BatchPage />} />}
      {may('/duyet') && <Route path="/duyet" element={<ReviewStart />} />}
      {may('/duyet') && <Route path="/duyet/:recordId" element={<Review />} />}
      {may('/tra-cuu') && <Route path="/tra-cuu" element={<Search />} />}
      <Route path="/tra-cuu/:recordId" element={<FoundRecord session={session} />} />
      {may('/so') && <Route path="/so" element={<Books />} />}
      {may('/theo-doi') && <Route path="/theo-doi" element={<Watch />} />}
      {may('/nhat-ky') && <Route path="/nhat-ky" element={<Account />} />}
      {may('/quan-tri') && (
        <Route path="/quan-tri">
          <Route index element={<Navigate to="/quan-tri/hang-doi" replace />} />
          <Route path="hang-doi" element={<Queue />} />
          <Route path="nguong" element={<Acceptance />} />
          <Route path="nhat-ky" element={<Account isAdmin />} />
          <Route path="nguoi-dung" element={<Users />} />
          <Route path="don-vi" element={<Units />} />
        </Route>
      )}
      <Route path="/mat-khau" element={<PasswordScreen isForced={false} />} />
      <Route path="*" element={<Center h="60vh">{words.common.notFound}</Center>} />
    </Routes>
  );
}

function Waiting() {
  const { words } = useWords();
  return (
    <Center h="60vh" aria-label={words.common.loading} role="status">
      <Loader type="dots" />
    </Center>
  );
}
