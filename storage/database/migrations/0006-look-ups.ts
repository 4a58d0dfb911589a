/**
 * Names are found by their words: lists of whole words are met quickly however common a surname is, where trigrams
 * of "nguyen" are those of every third person.
 */
export const lookUps = `
create index search_people_words on search_people using gin (string_to_array(k2, ' '));
drop index search_people_k2_trgm;
-- How frequent each word is decides which way a search goes.
analyze search_people;
`;
