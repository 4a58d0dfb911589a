import { Button, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { sessionQuery } from '../../api/queries.ts';
import type { Session } from '../../../../server/schemas/people.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import classes from './sign-in.module.css';

const MIN_LENGTH = 10;
/** As the server counts: composed letters, whichever way the input method writes them. */
const countSigns = (text: string) => [...text.normalize('NFC')].length;

/** Everyone's own password; after a one-time password nothing else can be done first. */
export function PasswordScreen({ isForced }: { readonly isForced: boolean }) {
  const { words } = useWords();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: () => ask<Session>('POST', '/session/password', { current, next }),
    onSuccess: (session) => {
      notifications.show({ message: words.signIn.changed });
      client.setQueryData(sessionQuery.queryKey, session);
      setCurrent('');
      setNext('');
      setAgain('');
    },
  });
  const tooShort = next !== '' && countSigns(next) < MIN_LENGTH;
  const same = next !== '' && next === current;
  const differs = again !== '' && again !== next;
  const canSend = current !== '' && countSigns(next) >= MIN_LENGTH && next === again && !same;
  return (
    <div className={isForced ? classes.page : classes.inner}>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (canSend) change.mutate();
        }}
      >
        <h1 className={classes.title}>{isForced ? words.signIn.changeTitle : words.nav.changePassword}</h1>
        {isForced && <p className={classes.hint}>{words.signIn.changeWhy}</p>}
        <PasswordInput
          label={words.signIn.current}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          size="md"
          autoFocus
        />
        <PasswordInput
          label={words.signIn.next}
          description={words.signIn.rule(String(MIN_LENGTH))}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          autoComplete="new-password"
          size="md"
          error={tooShort ? words.signIn.tooShort(String(MIN_LENGTH)) : same ? words.signIn.sameAsOld : null}
        />
        <PasswordInput
          label={words.signIn.again}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
          size="md"
          error={differs ? words.signIn.notSame : null}
        />
        {change.isError && <ProblemNote error={change.error} />}
        <Button type="submit" size="md" disabled={!canSend} loading={change.isPending}>
          {words.signIn.change}
        </Button>
      </form>
    </div>
  );
}
