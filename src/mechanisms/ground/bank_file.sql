-- Files to and from a bank (bank_file.c).

-- name: bank_file.mapping
-- How a bank's file looks and how its return is read, as the county entered it.
SELECT m.separator, m.header, m.columns, m.returned, m.done_words
FROM bank_mapping m
WHERE m.county = :county AND m.id = :id AND m.voided = 0
