import { field } from '../fields.ts';

/** The contract that a deed changes or undoes. */
export const REFERENCE_FIELDS = [
  field(
    'refers_to_contract_no',
    'reg_no',
    'Số công chứng của hợp đồng liên quan',
    'Number of the contract referred to',
    'property',
    { search: 'reference' },
  ),
  field(
    'refers_to_contract_date',
    'date',
    'Ngày của hợp đồng liên quan',
    'Date of the contract referred to',
    'property',
  ),
];
