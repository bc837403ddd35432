-- What was written lately is found as fast as all else: documents are written seldom and looked for often.
-- Each look-up read through the whole list of what the index had not taken in yet.
alter index stored_document_by_owner set (fastupdate = off);
