import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { sessionQuery } from '../../api/queries.ts';
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
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
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
