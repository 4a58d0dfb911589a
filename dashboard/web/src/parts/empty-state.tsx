import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly teach: string;
  readonly children?: ReactNode;
}

/** Nothing is here yet: says what to do next. */
export function EmptyState({ icon: Icon, title, teach, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <Icon size={40} strokeWidth={1.3} aria-hidden className={classes.icon} />
      <h2>{title}</h2>
      <p>{teach}</p>
      {children}
    </div>
  );
}
