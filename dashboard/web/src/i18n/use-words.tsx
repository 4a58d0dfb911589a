import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Bilingual } from '../../../server/schemas/problem.ts';
import { wordsEn } from './words-en.ts';
import { wordsVi } from './words-vi.ts';
import type { Words } from './words-vi.ts';

export type Language = 'vi' | 'en';

interface Speech {
  readonly language: Language;
  readonly words: Words;
  readonly say: (text: Bilingual) => string;
  readonly setLanguage: (language: Language) => void;
}

const STORAGE_KEY = 'sogoc.language';
const SpeechContext = createContext<Speech | null>(null);

function readLanguage(): Language {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi';
}

/** Vietnamese unless this person has chosen English on this machine. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(readLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORAGE_KEY, language);
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      words: language === 'en' ? wordsEn : wordsVi,
      say: (text) => text[language],
      setLanguage,
    }),
    [language],
  );
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

export function useWords(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useWords outside of WordsProvider');
  return speech;
}
