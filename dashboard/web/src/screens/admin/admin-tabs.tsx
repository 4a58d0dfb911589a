import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router-dom';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './admin-tabs.module.css';

const TABS = [
  { path: '/quan-tri/hang-doi', word: 'queue' },
  { path: '/quan-tri/nguong', word: 'acceptance' },
  { path: '/quan-tri/nhat-ky', word: 'account' },
  { path: '/quan-tri/nguoi-dung', word: 'users' },
  { path: '/quan-tri/don-vi', word: 'units' },
] as const;

/** The rooms behind Quản trị. */
export function AdminTabs() {
  const { words } = useWords();
  const tabs = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen: the tab that one is in shows.
  useEffect(() => {
    const active = tabs.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (tabs.current && active) tabs.current.scrollLeft = active.offsetLeft - tabs.current.clientWidth / 3;
  }, []);
  return (
    <nav ref={tabs} className={classes.tabs} aria-label={words.rooms.label}>
      {TABS.map((tab) => (
        <NavLink
          key={tab.path}
          to={tab.path}
          className={({ isActive }) => (isActive ? `${classes.tab} ${classes.active}` : (classes.tab ?? ''))}
        >
          {words.rooms[tab.word]}
        </NavLink>
      ))}
    </nav>
  );
}
