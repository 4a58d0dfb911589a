import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useMemo } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { queryClient } from './api/queries.ts';
import { WordsProvider, useWords } from './i18n/use-words.tsx';
import { makeTheme, resolveVariables } from './theme/theme.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

function Themed({ children }: { readonly children: ReactNode }) {
  const { words } = useWords();
  const theme = useMemo(() => makeTheme(words.common.close), [words]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <Notifications position="top-right" limit={3} autoClose={4000} />
      {children}
    </MantineProvider>
  );
}

createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <Themed>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </Themed>
    </WordsProvider>
  </StrictMode>,
);
