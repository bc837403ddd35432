-- The rules of the one-stop mechanism (papers, tiers, where one submits) are law with a first day too.
alter table catalogue_version drop constraint catalogue_version_kind_check;
alter table catalogue_version add constraint catalogue_version_kind_check
  check (kind in ('procedure', 'form', 'rules'));
