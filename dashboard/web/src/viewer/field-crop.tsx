import { useEffect, useRef } from 'react';
import type { Box } from '../../../../pipeline/image/raster.ts';
import { turnBox } from './turn-box.ts';
import type { Turned } from './turn-box.ts';

interface FieldCropProps {
  readonly image: HTMLImageElement | null;
  readonly page: Turned;
  readonly bbox: Box;
  readonly label: string;
  readonly className?: string | undefined;
}

const MAX_HEIGHT_PX = 124;
const MIN_HEIGHT_PX = 46;
const MAX_SCALE = 2.2;

/** The few pixels that a value was read from, enlarged, with a little of what stands around them. */
export function FieldCrop({ image, page, bbox, label, className }: FieldCropProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [left, top, right, bottom] = turnBox(bbox, page);
  useEffect(() => {
    const target = canvas.current;
    const room = target?.parentElement?.clientWidth ?? 0;
    if (!target || !image || room === 0) return;
    const pad = Math.max(10, Math.min(bottom - top, 90) * 0.45);
    const from = {
      x: left - pad * 1.4,
      y: top - pad,
      width: right - left + pad * 2.8,
      height: bottom - top + pad * 2,
    };
    const scale = Math.min(room / from.width, MAX_HEIGHT_PX / from.height, MAX_SCALE);
    // A short value still fills the line above its input: more of the paper is shown to its right and left.
    const extra = room / scale - from.width;
    const view = { ...from, x: from.x - Math.max(0, extra) * 0.12, width: from.width + Math.max(0, extra) };
    const height = Math.max(MIN_HEIGHT_PX, from.height * scale);
    const density = Math.min(2, window.devicePixelRatio || 1);
    target.width = Math.round(room * density);
    target.height = Math.round(height * density);
    target.style.height = `${height}px`;
    const context = target.getContext('2d');
    if (!context) return;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, target.width, target.height);
    context.imageSmoothingQuality = 'high';
    const ratio =
      image.naturalWidth / (page.rotation === 90 || page.rotation === 270 ? page.height : page.width);
    context.drawImage(
      image,
      view.x * ratio,
      (view.y - (height / scale - from.height) / 2) * ratio,
      view.width * ratio,
      (height / scale) * ratio,
      0,
      0,
      view.width * scale * density,
      height * density,
    );
  }, [image, left, top, right, bottom, page.rotation, page.width, page.height]);
  return <canvas ref={canvas} role="img" aria-label={label} className={className} />;
}
