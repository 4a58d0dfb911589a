import type { ReactNode } from 'react';
import classes from './page-head.module.css';

/** The title line of a screen and what can be done there. */
export function PageHead({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className={classes.head}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}

export function PageBody({ children }: { readonly children: ReactNode }) {
  return <div className={classes.body}>{children}</div>;
}
