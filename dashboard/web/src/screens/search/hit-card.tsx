import { Link } from 'react-router-dom';
import type { SearchHit } from '../../../../server/schemas/look-ups.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { showValue } from '../review/field-text.ts';
import classes from './search.module.css';

export function HitCard({ hit }: { readonly hit: SearchHit }) {
  const { words, say } = useWords();
  const facts = [
    hit.birthDate && words.search.born(showValue('date', hit.birthDate)),
    hit.regNo && words.search.number(hit.regNo),
    hit.bookNo && words.search.book(hit.bookNo),
    hit.regYear !== null && !hit.regNo?.includes(String(hit.regYear)) && String(hit.regYear),
  ].filter(Boolean);
  const crop =
    hit.pageId !== null && hit.bbox !== null
      ? `/api/pages/${hit.pageId}/crop?bbox=${hit.bbox.join(',')}`
      : null;
  return (
    <li className={classes.hit}>
      <Link to={`/tra-cuu/${hit.recordId}${hit.fieldId ? `?truong=${hit.fieldId}` : ''}`}>
        <div className={classes.hitText}>
          <strong className={classes.hitName}>{hit.name}</strong>
          <span>
            {hit.fieldTitle ? `${say(hit.fieldTitle)} · ` : ''}
            {say(hit.title)}
          </span>
          <span className={classes.soft}>{facts.join(' · ')}</span>
          <span className={classes.soft}>
            {hit.page !== null && words.search.onPage(formatWhole(hit.page))}
            {hit.state !== 'approved' && <em> {words.search.notApproved}</em>}
          </span>
        </div>
        {crop && <img src={crop} alt="" className={classes.hitCrop} loading="lazy" />}
      </Link>
    </li>
  );
}
