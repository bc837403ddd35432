-- A leg of an interlinked dossier is a dossier of its own, which its agency finds and counts as any other;
-- whoever filed finds the whole, and the province counts the whole once.
alter table dossier add column bundle uuid;
create index dossier_by_bundle on dossier (bundle) where bundle is not null;
