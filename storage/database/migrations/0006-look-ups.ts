/**
 * Names are found by their words: lists of whole words are met quickly however common a surname is, where trigrams
 * of "nguyen" are those of every third person.
 */
export const lookUps = `
create index search_people_words on search_people using gin (string_to_array(k2, ' '));
drop index search_people_k2_trgm;

-- People who bear all of some words and one of others. The planner cannot know how rare misread words are and would
-- read the whole table for them; here it may not.
create function people_near(others text[], near text[], of_year int, most int) returns table (id bigint, k2 text)
language plpgsql stable rows 500 set enable_seqscan = off as $$
begin
  return query select s.id, s.k2 from search_people s
    where string_to_array(s.k2, ' ') @> others and string_to_array(s.k2, ' ') && near
      and (of_year is null or s.birth_year = of_year or s.reg_year = of_year) limit most;
end $$;
-- How frequent each word is decides which way a search goes.
analyze search_people;
`;
