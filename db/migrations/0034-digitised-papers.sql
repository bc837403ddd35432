-- Papers that an officer digitised lie in the store beside what agencies issued: kind 'paper'.
alter table stored_document
  -- SHA-256 of the file of which it is a copy.
  add column copy_of text,
  -- When a paper was issued, and until when it proves something, where it says so.
  add column issued_on date,
  add column valid_until date;
