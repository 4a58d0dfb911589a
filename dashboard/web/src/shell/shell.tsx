import { ActionIcon, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CircleUserRound, KeyRound, LogOut, Moon, Search, Sun } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Link, NavLink, useNavigate } from 'react-router-dom';
import { ask } from '../api/client.ts';
import type { Session } from '../../../server/schemas/people.ts';
import { formatWhole } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.tsx';
import { isTyping } from '../parts/is-typing.ts';
import { drafts } from '../screens/review/drafts.ts';
import { forgetPlace } from '../screens/review/place.ts';
import { forgetSignedIn } from '../api/signed-in.ts';
import { ROOMS, mayEnter } from './rooms.ts';
import classes from './shell.module.css';

export function Shell({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { words } = useWords();
  const rooms = ROOMS.filter((room) => mayEnter(room, session.user.roles));
  const maySearch = rooms.some((room) => room.word === 'search');
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {words.nav.skip}
      </a>
      <header className={classes.top}>
        <Link to="/" className={classes.brand} aria-label={words.app.name}>
          <img src="/favicon.svg" alt="" width={22} height={22} />
          <span>{words.app.name}</span>
        </Link>
        <span className={classes.unit}>{session.unitName}</span>
        {maySearch && <TopSearch />}
        <span className={classes.spacer} />
        <LanguageButton />
        <AccountMenu session={session} />
      </header>
      <nav className={classes.rail} aria-label={words.nav.label}>
        {rooms.map((room) => (
          <NavLink
            key={room.path}
            to={room.path}
            className={({ isActive }) =>
              isActive ? `${classes.room} ${classes.roomActive}` : (classes.room ?? '')
            }
          >
            <room.icon size={21} strokeWidth={1.8} aria-hidden />
            <span>{words.nav[room.word]}</span>
          </NavLink>
        ))}
      </nav>
      <main className={classes.main} id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** The box at the top of every screen; `/` brings the hands there. */
function TopSearch() {
  const { words } = useWords();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.isComposing || isTyping(event.target)) return;
      event.preventDefault();
      const own = document.querySelector<HTMLInputElement>('[data-search-box]');
      (own ?? input.current)?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);
  return (
    <form
      className={classes.search}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const text = input.current?.value.trim() ?? '';
        void navigate(text === '' ? '/tra-cuu' : `/tra-cuu?q=${encodeURIComponent(text)}`);
        if (input.current) input.current.value = '';
      }}
    >
      <Search size={16} aria-hidden />
      <input ref={input} aria-label={words.nav.searchHint} placeholder={words.nav.searchHint} />
      <kbd>/</kbd>
    </form>
  );
}

export function LanguageButton() {
  const { words, language, setLanguage } = useWords();
  return (
    <UnstyledButton
      className={classes.language}
      lang={language === 'vi' ? 'en' : 'vi'}
      aria-label={words.language.switchLabel}
      onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
    >
      {words.language.switchTo}
    </UnstyledButton>
  );
}

function AccountMenu({ session }: { readonly session: Session }) {
  const { words } = useWords();
  const client = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark =
    colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const signOut = async () => {
    const left = drafts.count();
    if (left > 0 && !window.confirm(words.drafts.signOut(formatWhole(left)))) return;
    forgetSignedIn();
    await ask('DELETE', '/session').catch(() => undefined);
    drafts.forgetAll();
    forgetPlace();
    client.clear();
    window.location.assign('/');
  };
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={words.nav.account}>
          <CircleUserRound size={22} strokeWidth={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.user.fullName} · {session.user.roles.map((role) => words.roles[role]).join(', ')}
        </Menu.Label>
        <Menu.Item
          leftSection={isDark ? <Sun size={16} /> : <Moon size={16} />}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? words.nav.light : words.nav.dark}
        </Menu.Item>
        <Menu.Item leftSection={<KeyRound size={16} />} component={Link} to="/mat-khau">
          {words.nav.changePassword}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} />} onClick={() => void signOut()}>
          {words.nav.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
