const KEY = 'sogoc.signed-in';

/** Who is signed in in this browser, in whatever tab: the cookie is one for all of them. */
export function rememberSignedIn(userId: number): void {
  if (localStorage.getItem(KEY) !== String(userId)) localStorage.setItem(KEY, String(userId));
}

export const isSignedInHere = (userId: number): boolean => localStorage.getItem(KEY) === String(userId);

/** Somebody was signed in and has not signed out: a session that is over now has ended by itself. */
export const wasSignedIn = (): boolean => localStorage.getItem(KEY) !== null;

export function forgetSignedIn(): void {
  localStorage.removeItem(KEY);
}

/** Another tab signed somebody in or out. */
export function onSignedInElsewhere(listener: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === KEY) listener();
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}
