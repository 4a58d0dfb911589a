import { useEffect, useState } from 'react';

export const pageImageUrl = (pageId: number): string => `/api/pages/${pageId}/image`;

/** The picture at `url` once it has come and can be drawn; null until then. */
export function useImage(url: string | null): HTMLImageElement | null {
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  useEffect(() => {
    setImage(null);
    if (url === null) return;
    let isWanted = true;
    const next = new Image();
    next.src = url;
    next.decode().then(
      () => isWanted && setImage(next),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [url]);
  return image;
}
