import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { Problem } from '../../../server/schemas/problem.ts';
import { ApiError } from '../api/client.ts';
import { useWords } from '../i18n/use-words.tsx';
import classes from './problem-note.module.css';

const UNKNOWN: Problem = {
  code: 'E-BUG',
  message: { vi: 'Màn hình này gặp lỗi.', en: 'This screen ran into an error.' },
  advice: { vi: 'Tải lại trang; dữ liệu đã lưu vẫn còn.', en: 'Reload the page; what was saved is kept.' },
};

interface ProblemNoteProps {
  readonly error?: unknown;
  readonly problem?: Problem;
  readonly onRetry?: () => void;
  readonly isPage?: boolean;
}

/** What happened and what to do; the code stands small behind it. */
export function ProblemNote({ error, problem, onRetry, isPage = false }: ProblemNoteProps) {
  const { words, say } = useWords();
  const shown = problem ?? (error instanceof ApiError ? error.problem : UNKNOWN);
  return (
    <div className={isPage ? `${classes.note} ${classes.page}` : classes.note} role="alert">
      <TriangleAlert size={20} aria-hidden className={classes.icon} />
      <div>
        <div className={classes.message}>{say(shown.message)}</div>
        <div>
          {say(shown.advice)} <span className={classes.code}>{shown.code}</span>
        </div>
        {onRetry && (
          <Button size="xs" variant="default" mt={8} onClick={onRetry}>
            {words.common.retry}
          </Button>
        )}
      </div>
    </div>
  );
}
