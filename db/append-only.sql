-- What nobody changes once it is written, the application's own log-in included. Run by the owner after the migrations; may be run again.
-- A correction is a new row. Checklist AI-08; verifiable-notice.md 3 and 6.
revoke update, delete on submissions, facts, decisions, decision_evidence, scores, confirmations, disagreements, supplement_points, intakes,
  ranking_runs, ranking_rows, notice_proofs, signoffs, lot_entries, objection_proposals, objection_evidence, service_records,
  passed_over, offer_flows, proposed_facts, proposal_evidence, sanction_evidence, sanction_applications, rulebook_corrections,
  rescoring_changes from portal_app;
revoke delete on fulfilments, offers from portal_app;
revoke update, delete on offer_pools from portal_app;
grant update (admitted, taken) on offer_pools to portal_app;
revoke update, delete on notices, rulebooks from portal_app;
grant update (files_at, ended_at, final_at) on notices to portal_app;
revoke update, delete on objections, sanctions, sanction_candidacies, notice_corrections from portal_app;
grant update (status, version, item_id, handler_id, taken_at, heard_sealed, heard_at, heard_until, answer_sealed, answered_at, answer_intake_id,
  recheck_sealed, recheck_asked_at, reason_sealed, effect_digest, decision_id, decided_at) on objections to portal_app;
grant update (status, version, heard_at, heard_until, answer_sealed, answered_at, proposed_by, proposed_at, reason_sealed, ban_from, ban_until,
  effect_digest, imposed_by, imposed_at, application_was, object_until, dropped_by, dropped_at, dropped_sealed, objected_at, objection_sealed, due_on,
  decided_by, decided_at, decision_sealed) on sanctions to portal_app;
grant update (restored) on sanction_candidacies to portal_app;
grant update (run_id, notice_id) on notice_corrections to portal_app;
revoke update, delete on attachments from portal_app;
grant update (content, removed_by, removed_at) on attachments to portal_app;
grant update (status, approved_by, approved_at) on rulebooks to portal_app;
revoke update, delete on rescorings from portal_app;
grant update (after, done, changed, asked, ended_at) on rescorings to portal_app;

-- A file that is stored keeps its digest and its place; only what was never stored can go.
create or replace function keep_stored_evidence() returns trigger language plpgsql as $$
begin
  raise exception 'evidence % is stored and stays as it is', old.id;
end $$;
create or replace trigger evidence_stays before update on evidence for each row
  when (old.status <> 'reserved' and (old.sha256, old.bytes, old.key_id, old.object_key, old.application_id, old.user_id, old.media_type, old.stored_at)
    is distinct from (new.sha256, new.bytes, new.key_id, new.object_key, new.application_id, new.user_id, new.media_type, new.stored_at))
  execute function keep_stored_evidence();
create or replace trigger evidence_of_item_stays before update on evidence for each row
  when (old.item_id is distinct from new.item_id) execute function keep_stored_evidence();
create or replace function keep_decided_evidence() returns trigger language plpgsql as $$
begin
  if exists (select 1 from decision_evidence where evidence_id = old.id union all select 1 from proposal_evidence where evidence_id = old.id) then
    raise exception 'evidence % is of a decision and stays as it is', old.id;
  end if;
  return new;
end $$;
create or replace trigger evidence_of_decision_stays before update on evidence for each row execute function keep_decided_evidence();
create or replace trigger evidence_is_kept before delete on evidence for each row
  when (old.status <> 'reserved') execute function keep_stored_evidence();

-- A file beside a notice is taken back before the notice is published, or never; none joins it afterwards.
create or replace function keep_published_attachments() returns trigger language plpgsql as $$
begin
  if exists (select 1 from notices where run_id = new.run_id) then
    raise exception 'attachment % is of a published notice and stays as it is', new.id;
  end if;
  return new;
end $$;
create or replace trigger attachments_stay before insert or update on attachments for each row execute function keep_published_attachments();

-- From its opening a project keeps rulebook, quota, window and rules. What is added, once and for ever: the digest of its list when it closes, and
-- the announced number for lots. One way leads to another rulebook: a recorded correction (two persons, a reason) of exactly the one that the project has,
-- in force now, while no notice of the project was ever published.
create or replace function keep_opened_project() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status in ('open', 'closed', 'ranked')
    and jsonb_set(to_jsonb(old), '{rulebook_id}', to_jsonb(new.rulebook_id)) - '{status,version}'::text[] = to_jsonb(new) - '{status,version}'::text[]
    and exists (select 1 from rulebook_corrections k join rulebooks r on r.id = k.rulebook_id
      where k.rulebook_id = new.rulebook_id and k.replaced_id = old.rulebook_id and k.year = old.year
        and r.status = 'approved' and r.imported_by = k.prepared_by and r.approved_by = k.approved_by)
    and not exists (select 1 from notices n where n.project_id = old.id)
  then return new; end if;
  raise exception 'project % is open and stays as it is', old.code;
end $$;
create or replace trigger project_stays before update on service_projects for each row
  when (old.opened_at is not null and (old.rulebook_id, old.digest, old.code, old.kind, old.opens_on, old.closes_on, old.opened_at, old.rules, old.content::jsonb - 'lotSeed')
    is distinct from (new.rulebook_id, new.digest, new.code, new.kind, new.opens_on, new.closes_on, new.opened_at, new.rules, new.content::jsonb - 'lotSeed'))
  execute function keep_opened_project();
create or replace trigger project_list_stays before update on service_projects for each row
  when (old.list_digest is not null and old.list_digest is distinct from new.list_digest) execute function keep_opened_project();
create or replace trigger project_lot_stays before update on service_projects for each row
  when (old.opened_at is not null and old.content::jsonb ->> 'lotSeed' is not null and old.content::jsonb is distinct from new.content::jsonb)
  execute function keep_opened_project();
create or replace trigger project_is_kept before delete on service_projects for each row
  when (old.opened_at is not null) execute function keep_opened_project();

-- What a pool has is what it had at first, with what came to it and without what went on: whoever commits has moved no place that is not written down.
create or replace function refuse_unrecorded_places() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from offer_pools p
    where p.project_id = new.project_id and p.admitted <> p.initial + coalesce(
      (select sum(case f.to_pool when p.pool then f.places else -f.places end) from offer_flows f
       where f.project_id = p.project_id and p.pool in (f.from_pool, f.to_pool)), 0)
  ) then
    raise exception 'places of project % moved unrecorded', new.project_id
      using errcode = 'check_violation', constraint = 'offer_pools_flows', table = 'offer_pools';
  end if;
  return null;
end $$;
drop trigger if exists offer_pools_flows on offer_pools;
create constraint trigger offer_pools_flows after insert or update of initial, admitted on offer_pools
  deferrable initially deferred for each row execute function refuse_unrecorded_places();
drop trigger if exists offer_flows_pools on offer_flows;
create constraint trigger offer_flows_pools after insert on offer_flows
  deferrable initially deferred for each row execute function refuse_unrecorded_places();

-- Of two places whose projects exclude one another a person accepts one: whoever accepts stands in the line of the year, and sees what was accepted
-- before. School places of two children do not exclude one another; one child's places are kept apart by offers_child_once, across parents.
create or replace function refuse_exclusive_place() returns trigger language plpgsql as $$
begin
  perform 1 from programmes where year = new.year for no key update;
  if exists (
    select 1 from candidacies c
      join service_projects p on p.id = c.project_id
      join candidacies other on other.application_id = c.application_id and other.project_id <> c.project_id
      join service_projects q on q.id = other.project_id
      join offers held on held.candidacy_id = other.id and held.answer = 'accepted'
    where c.id = new.candidacy_id and (c.child_id is null or other.child_id is null)
      and (p.rules -> 'excludes' ? q.kind::text or q.rules -> 'excludes' ? p.kind::text)
  ) then
    raise exception 'offer % is excluded by a place that is held', new.id
      using errcode = 'exclusion_violation', constraint = 'offers_exclusive', table = 'offers';
  end if;
  return new;
end $$;
create or replace trigger offers_exclusive before insert or update of answer on offers for each row
  when (new.answer = 'accepted') execute function refuse_exclusive_place();

-- Scores of a whole year are written at once; compressing them took as long as everything else that the server does with them (docs/decisions/005).
alter table scores alter column input set storage external, alter column explanation set storage external;

-- A run is complete, with its digests, only when its rows are there, and both are written once.
alter table ranking_rows alter constraint ranking_rows_run_id_ranking_runs_id_fk deferrable initially deferred;
