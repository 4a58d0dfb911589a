import { Button, PasswordInput, TextInput } from '@mantine/core';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { sessionEndKey, sessionQuery } from '../../api/queries.ts';
import type { SessionEnd } from '../../api/queries.ts';
import type { Session } from '../../../../server/schemas/people.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { LanguageButton } from '../../shell/shell.tsx';
import classes from './sign-in.module.css';

export function SignIn() {
  const { words } = useWords();
  const client = useQueryClient();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => ask<Session>('POST', '/session', { userName: userName.trim(), password }),
    onSuccess: (session) => {
      // What the one before had on the screen is not for the one who comes after.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
  const ended = useQuery<SessionEnd>({ queryKey: sessionEndKey, queryFn: skipToken });
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <LanguageButton />
      </div>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <div className={classes.brand}>
          <img src="/favicon.svg" alt="" width={34} height={34} />
          <div>
            <div className={classes.name}>{words.app.name}</div>
            <div className={classes.tagline}>{words.app.tagline}</div>
          </div>
        </div>
        {ended.data && !signIn.isError && <EndNote end={ended.data} />}
        <TextInput
          label={words.signIn.userName}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          size="md"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          label={words.signIn.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
        />
        {signIn.isError && <ProblemNote error={signIn.error} />}
        <Button type="submit" size="md" loading={signIn.isPending}>
          {words.signIn.submit}
        </Button>
        <p className={classes.hint}>{words.signIn.forgotten}</p>
      </form>
    </div>
  );
}

/** Why one has to sign in again, and that nothing of one's work is gone. */
function EndNote({ end: { problem, why } }: { readonly end: SessionEnd }) {
  const { words, language } = useWords();
  const reason = words.sessionEnd[why ?? ''];
  const message = reason === undefined ? problem.message : { ...problem.message, [language]: reason };
  return <ProblemNote problem={{ ...problem, message }} />;
}
