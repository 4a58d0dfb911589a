/** What a target of acceptance costs depends on which records read badly: on them the line lies higher. */
export const badlyRead = `
-- Of records judged before this was kept nothing is said: they count as well read until they are judged anew.
alter table records add column reads_badly boolean not null default false;
`;
