import { useEffect, useRef } from 'react';
import type { Box } from '../../../../pipeline/image/raster.ts';
import { followSkew, turnBox, uprightSize } from './turn-box.ts';
import type { SkewedRect, Turned } from './turn-box.ts';

interface FieldCropProps {
  readonly image: HTMLImageElement | null;
  readonly page: Turned & { readonly skewDeg: number };
  readonly bbox: Box;
  readonly label: string;
  readonly className?: string | undefined;
}

const MAX_HEIGHT_PX = 124;
const MIN_HEIGHT_PX = 46;
const MAX_SCALE = 2.2;

/** The few pixels that a value was read from, straightened and enlarged, with a little of what stands around them. */
export function FieldCrop({ image, page, bbox, label, className }: FieldCropProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [left, top, right, bottom] = turnBox(bbox, page);
  const { width } = uprightSize(page);
  useEffect(() => {
    const target = canvas.current;
    if (target && image) draw(target, image, width, followSkew([left, top, right, bottom], page.skewDeg));
  }, [image, width, left, top, right, bottom, page.skewDeg]);
  return <canvas ref={canvas} role="img" aria-label={label} className={className} />;
}

function draw(canvas: HTMLCanvasElement, image: HTMLImageElement, pageWidth: number, rect: SkewedRect): void {
  const roomPx = canvas.parentElement?.clientWidth ?? 0;
  const context = canvas.getContext('2d');
  if (roomPx === 0 || !context) return;
  const pad = Math.max(9, Math.min(rect.height, 90) * 0.42);
  const scale = Math.min(
    roomPx / (rect.width + pad * 2.8),
    MAX_HEIGHT_PX / (rect.height + pad * 2),
    MAX_SCALE,
  );
  const heightPx = Math.max(MIN_HEIGHT_PX, (rect.height + pad * 2) * scale);
  // A short value still fills the line above its input: more of the paper is shown, most of it to the right.
  const spare = Math.max(0, roomPx / scale - rect.width - pad * 2.8);
  const density = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = Math.round(roomPx * density);
  canvas.height = Math.round(heightPx * density);
  canvas.style.height = `${heightPx}px`;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.scale(scale * density, scale * density);
  context.translate(-spare * 0.32, 0);
  context.rotate((-rect.angleDeg * Math.PI) / 180);
  context.translate(-rect.centerX, -rect.centerY);
  context.drawImage(image, 0, 0, pageWidth, (image.naturalHeight / image.naturalWidth) * pageWidth);
}
