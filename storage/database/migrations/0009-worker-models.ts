/** Which model a worker reads with: a page asked for with one model is not read with another. */
export const workerModels = `
-- Null for programs of before, which read whatever they were given.
alter table workers add column model text;
`;
