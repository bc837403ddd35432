-- The sums of all procedures are read of all agencies at once: a few of the cells, found without the others.
create index figure_period_whole on figure_period (agency, since) where procedure_code = '';
