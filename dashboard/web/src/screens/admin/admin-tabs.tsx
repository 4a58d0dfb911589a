import { NavLink } from 'react-router-dom';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './admin-tabs.module.css';

const TABS = [
  { path: '/quan-tri/hang-doi', word: 'queue' },
  { path: '/quan-tri/nguong', word: 'acceptance' },
  { path: '/quan-tri/nhat-ky', word: 'account' },
  { path: '/quan-tri/nguoi-dung', word: 'users' },
] as const;

/** The rooms behind Quản trị. */
export function AdminTabs() {
  const { words } = useWords();
  return (
    <nav className={classes.tabs} aria-label={words.rooms.label}>
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
