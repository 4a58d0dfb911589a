import { ActionIcon, Tooltip } from '@mantine/core';
import { FileImage, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import OpenSeadragon from 'openseadragon';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { ReactNode, Ref, RefObject } from 'react';
import type { Box } from '../../../../pipeline/image/raster.ts';
import type { RecordPage, Trust } from '../../../server/schemas/records.ts';
import { formatWhole } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.tsx';
import classes from './page-viewer.module.css';
import { followSkew, turnBox, uprightSize } from './turn-box.ts';
import type { SkewedRect } from './turn-box.ts';
import { pageImageUrl } from './use-image.ts';

export interface Frame {
  readonly id: string;
  readonly label: string;
  readonly bbox: Box;
  readonly trust: Trust;
}

export interface ViewerHands {
  zoom(factor: number): void;
  fit(): void;
}

interface PageViewerProps {
  readonly pages: readonly RecordPage[];
  readonly pageId: number | null;
  readonly onPage: (pageId: number) => void;
  /** Fields on the page that is shown; the one with the focus stands out. */
  readonly frames: readonly Frame[];
  readonly activeId: string | null;
  readonly onPick?: (id: string) => void;
  readonly hands?: Ref<ViewerHands>;
}

const PREVIEW_WIDTH_PX = 900;
const MOVE_SECONDS = 0.15;
const FRAME_PAD_PX = 7;

/** The page as it stands upright, with the field that has the focus framed. */
export function PageViewer(props: PageViewerProps) {
  const { words } = useWords();
  const page = props.pages.find((one) => one.id === props.pageId) ?? props.pages[0] ?? null;
  const holder = useRef<HTMLDivElement>(null);
  const viewer = useViewer(holder, page);
  useFrames(viewer, page, props);

  const zoom = (factor: number) => {
    viewer.current?.viewport.zoomBy(factor).applyConstraints();
  };
  const fit = () => viewer.current?.viewport.goHome();
  useImperativeHandle(props.hands, () => ({ zoom, fit }));

  return (
    <section className={classes.viewer} aria-label={words.review.image}>
      <div ref={holder} className={classes.canvas} />
      {!page && <div className={classes.noImage}>{words.review.noImage}</div>}
      <div className={classes.tools}>
        <Tool label={words.review.zoomIn} onClick={() => zoom(1.35)} icon={<ZoomIn size={18} />} />
        <Tool label={words.review.zoomOut} onClick={() => zoom(1 / 1.35)} icon={<ZoomOut size={18} />} />
        <Tool label={words.review.fit} onClick={fit} icon={<Maximize size={17} />} />
        {page && (
          <Tooltip label={words.review.original}>
            <ActionIcon
              component="a"
              href={`/api/pages/${page.id}/original`}
              download
              variant="default"
              size="lg"
              aria-label={words.review.original}
            >
              <FileImage size={17} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {props.pages.length > 1 && (
        <div className={classes.pages}>
          {props.pages.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={one.id === page?.id}
              tabIndex={-1}
              onClick={() => props.onPage(one.id)}
            >
              {words.common.page(formatWhole(one.page))}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function Tool(props: { readonly label: string; readonly onClick: () => void; readonly icon: ReactNode }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon variant="default" size="lg" aria-label={props.label} onClick={props.onClick} tabIndex={-1}>
        {props.icon}
      </ActionIcon>
    </Tooltip>
  );
}

function useViewer(holder: RefObject<HTMLDivElement | null>, page: RecordPage | null) {
  const viewer = useRef<OpenSeadragon.Viewer | null>(null);
  useEffect(() => {
    if (!holder.current) return;
    const made = OpenSeadragon({
      element: holder.current,
      showNavigationControl: false,
      drawer: 'canvas',
      animationTime: MOVE_SECONDS,
      springStiffness: 12,
      minZoomImageRatio: 0.7,
      maxZoomPixelRatio: 3,
      visibilityRatio: 0.6,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      gestureSettingsTouch: { clickToZoom: false },
      // Keys belong to the fields; the page is moved by mouse, touch and Alt combinations.
      keyboardNavEnabled: false,
    } as OpenSeadragon.Options);
    made.addHandler('canvas-key', (event) => {
      event.preventDefaultAction = true;
    });
    viewer.current = made;
    return () => {
      made.destroy();
      viewer.current = null;
    };
  }, [holder]);
  const pageId = page?.id;
  const upright = page && uprightSize(page);
  const width = upright?.width;
  const height = upright?.height;
  useEffect(() => {
    if (pageId === undefined || !width || !height) return;
    const previewWidth = Math.min(PREVIEW_WIDTH_PX, width);
    const levels = [
      {
        url: `${pageImageUrl(pageId)}?width=${previewWidth}`,
        width: previewWidth,
        height: (height * previewWidth) / width,
      },
      { url: pageImageUrl(pageId), width, height },
    ];
    const source = { type: 'legacy-image-pyramid', levels: width > previewWidth ? levels : levels.slice(1) };
    viewer.current?.open(source as unknown as OpenSeadragon.TileSourceSpecifier);
  }, [pageId, width, height]);
  return viewer;
}

/** Draws the frames and brings the active one into view; the person's own zoom is kept. */
function useFrames(
  viewer: RefObject<OpenSeadragon.Viewer | null>,
  page: RecordPage | null,
  props: PageViewerProps,
) {
  const { frames, activeId } = props;
  const pick = useRef(props.onPick);
  useEffect(() => {
    pick.current = props.onPick;
  });
  useEffect(() => {
    const shown = viewer.current;
    if (!shown || !page) return;
    const { width } = uprightSize(page);
    const draw = () => {
      shown.clearOverlays();
      for (const frame of frames) {
        const rect = frameRect(frame.bbox, page);
        const element = makeFrame(frame, frame.id === activeId, rect.angleDeg);
        shown.addOverlay({ element, location: viewportRect(rect, width), checkResize: false });
        new OpenSeadragon.MouseTracker({ element, clickHandler: () => pick.current?.(frame.id) });
      }
      const active = frames.find((frame) => frame.id === activeId);
      if (active) bringIntoView(shown, viewportRect(frameRect(active.bbox, page), width));
    };
    if (shown.world.getItemCount() > 0) draw();
    shown.addHandler('open', draw);
    return () => {
      shown.removeHandler('open', draw);
    };
  }, [viewer, page, frames, activeId]);
}

/** A little wider than the words, so that no mark is cut; along the lines where the page was scanned askew. */
function frameRect(bbox: Box, page: RecordPage): SkewedRect {
  const rect = followSkew(turnBox(bbox, page), page.skewDeg);
  return { ...rect, width: rect.width + 2 * FRAME_PAD_PX, height: rect.height + 2 * FRAME_PAD_PX };
}

/** In the viewer's own measure: the page is one wide. */
function viewportRect(rect: SkewedRect, pageWidth: number): OpenSeadragon.Rect {
  return new OpenSeadragon.Rect(
    (rect.centerX - rect.width / 2) / pageWidth,
    (rect.centerY - rect.height / 2) / pageWidth,
    rect.width / pageWidth,
    rect.height / pageWidth,
  );
}

/** The viewer places the outer element; the inner one is turned along the lines. */
function makeFrame(frame: Frame, isActive: boolean, angleDeg: number): HTMLElement {
  const element = document.createElement('div');
  element.className = classes.place ?? '';
  element.dataset['field'] = frame.id;
  const inner = document.createElement('div');
  inner.className = (isActive ? classes.frameActive : classes.frame) ?? '';
  inner.dataset['trust'] = frame.trust;
  inner.style.rotate = `${angleDeg}deg`;
  if (isActive) {
    const label = document.createElement('span');
    label.textContent = frame.label;
    inner.append(label);
  }
  element.append(inner);
  return element;
}

function bringIntoView(viewer: OpenSeadragon.Viewer, frame: OpenSeadragon.Rect) {
  const { viewport } = viewer;
  const seen = viewport.getBounds();
  const page = viewer.world.getHomeBounds();
  // The whole page in a low window is too small to read: come as near as the page's width allows.
  const width = Math.min(seen.width, Math.max(page.width * 1.02, frame.width * 1.15));
  const height = (width * seen.height) / seen.width;
  const x = width >= page.width ? page.x + (page.width - width) / 2 : frame.x + frame.width / 2 - width / 2;
  const y = frame.y + frame.height / 2 - height * 0.42;
  const top = Math.max(page.y - 0.02, Math.min(y, page.y + page.height - height + 0.02));
  viewport.fitBounds(
    new OpenSeadragon.Rect(
      x,
      height >= page.height ? page.y + (page.height - height) / 2 : top,
      width,
      height,
    ),
  );
}
