CREATE SCHEMA IF NOT EXISTS "audit";
--> statement-breakpoint
CREATE SCHEMA IF NOT EXISTS "published";
--> statement-breakpoint
CREATE TYPE "public"."document_kind" AS ENUM('identity-card', 'identity-card-15', 'residence-permit-hmt');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('township-officer', 'department-scorer', 'service-manager', 'points-office-officer', 'system-administrator');--> statement-breakpoint
CREATE TYPE "public"."user_kind" AS ENUM('applicant', 'staff');--> statement-breakpoint
CREATE TYPE "public"."application_status" AS ENUM('draft', 'submitted', 'supplementing', 'refused', 'scoring', 'scored', 'awaiting-confirmation', 'confirmed', 'unconfirmed', 'withdrawn', 'void');--> statement-breakpoint
CREATE TYPE "public"."candidacy_status" AS ENUM('entered', 'eligible', 'not-eligible', 'ranked', 'not-ranked', 'in-notice', 'final', 'offered', 'accepted', 'declined', 'lapsed', 'fulfilled', 'closed', 'withdrawn', 'void');--> statement-breakpoint
CREATE TYPE "public"."claim_side" AS ENUM('draft', 'sent');--> statement-breakpoint
CREATE TYPE "public"."evidence_status" AS ENUM('reserved', 'stored', 'removed');--> statement-breakpoint
CREATE TYPE "public"."fact_layer" AS ENUM('asserted', 'proposed', 'decided');--> statement-breakpoint
CREATE TYPE "public"."item_effect" AS ENUM('award', 'deduction', 'veto', 'check');--> statement-breakpoint
CREATE TYPE "public"."item_outcome" AS ENUM('accept', 'lower', 'refuse', 'found', 'nothing-found', 'passed', 'failed');--> statement-breakpoint
CREATE TYPE "public"."attachment_kind" AS ENUM('xlsx', 'docx', 'pdf');--> statement-breakpoint
CREATE TYPE "public"."audit_result" AS ENUM('done', 'refused');--> statement-breakpoint
CREATE TYPE "public"."dossier_status" AS ENUM('draft', 'identity-pending', 'active');--> statement-breakpoint
CREATE TYPE "public"."member_relation" AS ENUM('spouse', 'child', 'ward');--> statement-breakpoint
CREATE TYPE "public"."flow_cause" AS ENUM('start', 'decline', 'lapse', 'forfeit', 'give-up', 'sanction', 'lift');--> statement-breakpoint
CREATE TYPE "public"."offer_answer" AS ENUM('accepted', 'declined', 'lapsed', 'revoked');--> statement-breakpoint
CREATE TYPE "public"."passed_over_reason" AS ENUM('wished-more', 'served', 'child-has-place');--> statement-breakpoint
CREATE TYPE "public"."service_step" AS ENUM('registered', 'contract', 'certificate', 'granted', 'returned', 'paid', 'started', 'ended', 'revoked', 'recovered', 'restored', 'taken-back');--> statement-breakpoint
CREATE TYPE "public"."intake_reason" AS ENUM('no-phone', 'disability', 'cannot-operate', 'other');--> statement-breakpoint
CREATE TYPE "public"."lot_result" AS ENUM('first', 'matched', 'differed');--> statement-breakpoint
CREATE TYPE "public"."objection_ground" AS ENUM('facts-wrong', 'facts-missing', 'not-entitled', 'false-evidence', 'rank-wrong');--> statement-breakpoint
CREATE TYPE "public"."objection_side" AS ENUM('person', 'third-party');--> statement-breakpoint
CREATE TYPE "public"."objection_status" AS ENUM('raised', 'taken', 'rechecking', 'proposed', 'granted', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."calendar_day_kind" AS ENUM('holiday', 'workday');--> statement-breakpoint
CREATE TYPE "public"."programme_status" AS ENUM('preparing', 'open');--> statement-breakpoint
CREATE TYPE "public"."project_kind" AS ENUM('schooling', 'housing', 'training', 'entrepreneurship', 'insurance', 'secondment');--> statement-breakpoint
CREATE TYPE "public"."project_status" AS ENUM('drafting', 'submitted', 'returned', 'approved', 'published', 'open', 'closed', 'ranked', 'in-notice', 'final', 'fulfilling', 'ended');--> statement-breakpoint
CREATE TYPE "public"."version_status" AS ENUM('proposed', 'approved', 'replaced');--> statement-breakpoint
CREATE TYPE "public"."ranking_outcome" AS ENUM('within-quota', 'waitlisted', 'below-threshold', 'vetoed');--> statement-breakpoint
CREATE TYPE "public"."sanction_file_side" AS ENUM('answer', 'objection');--> statement-breakpoint
CREATE TYPE "public"."sanction_status" AS ENUM('opened', 'hearing', 'proposed', 'imposed', 'dropped', 'objected', 'upheld', 'lifted');--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_start" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"phone_sealed" text NOT NULL,
	"template" text NOT NULL,
	"body_sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phone_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone_hmac" text NOT NULL,
	"purpose" text NOT NULL,
	"code_hmac" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "staff_role" NOT NULL,
	"unit" text,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "role_grants_two_persons" CHECK ("role_grants"."approved_by" is null or ("role_grants"."approved_by" <> "role_grants"."proposed_by" and "role_grants"."approved_by" <> "role_grants"."user_id")),
	CONSTRAINT "role_grants_unit_fits" CHECK (("role_grants"."role" in ('township-officer', 'department-scorer', 'service-manager')) = ("role_grants"."unit" is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "totp_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	CONSTRAINT "totp_resets_two_persons" CHECK ("totp_resets"."approved_by" is null or ("totp_resets"."approved_by" <> "totp_resets"."proposed_by" and "totp_resets"."approved_by" <> "totp_resets"."user_id"))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "user_kind" NOT NULL,
	"name" text NOT NULL,
	"login" text,
	"document_kind" "document_kind",
	"document_hmac" text,
	"document_sealed" text,
	"phone_hmac" text,
	"phone_sealed" text,
	"password_hash" text NOT NULL,
	"password_one_use" boolean DEFAULT false NOT NULL,
	"totp_sealed" text,
	"totp_enrolled_at" timestamp with time zone,
	"last_totp_step" integer,
	"session_version" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_kind_fits" CHECK (("users"."kind" = 'staff' and "users"."login" is not null and "users"."document_hmac" is null)
       or ("users"."kind" = 'applicant' and "users"."login" is null and "users"."document_hmac" is not null and "users"."document_sealed" is not null
           and "users"."document_kind" is not null)),
	CONSTRAINT "users_totp_enrolled" CHECK ("users"."totp_enrolled_at" is null or "users"."totp_sealed" is not null)
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"dossier_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"rulebook_id" uuid NOT NULL,
	"status" "application_status" NOT NULL,
	"applicant_class" text NOT NULL,
	"township" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"status_since" timestamp with time zone NOT NULL,
	"confirm_by" date,
	"correcting" boolean DEFAULT false NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"wishes" uuid[] DEFAULT '{}' NOT NULL,
	"supplement_by" date,
	"refusal_sealed" text,
	CONSTRAINT "applications_confirm_by" CHECK ("applications"."status" <> 'awaiting-confirmation' or "applications"."confirm_by" is not null),
	CONSTRAINT "applications_supplement_by" CHECK ("applications"."status" <> 'supplementing' or "applications"."supplement_by" is not null),
	CONSTRAINT "applications_refusal" CHECK ("applications"."status" <> 'refused' or "applications"."refusal_sealed" is not null),
	CONSTRAINT "applications_correcting" CHECK (not "applications"."correcting" or "applications"."status" = 'submitted')
);
--> statement-breakpoint
CREATE TABLE "candidacies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"child_id" uuid,
	"receipt" text NOT NULL,
	"choices" text[] NOT NULL,
	"status" "candidacy_status" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim_evidence" (
	"claim_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "claim_evidence_claim_id_evidence_id_pk" PRIMARY KEY("claim_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"indicator" text NOT NULL,
	"side" "claim_side" NOT NULL,
	"facts_id" uuid NOT NULL,
	"please_check" boolean NOT NULL,
	"note_sealed" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"answer" text NOT NULL,
	"given_by" uuid,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "confirmations_answer" CHECK (("confirmations"."answer" in ('confirmed', 'signed-at-counter') and "confirmations"."given_by" is not null) or ("confirmations"."answer" in ('lapsed', 'stands') and "confirmations"."given_by" is null))
);
--> statement-breakpoint
CREATE TABLE "decision_evidence" (
	"decision_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "decision_evidence_decision_id_evidence_id_pk" PRIMARY KEY("decision_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"item_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"outcome" "item_outcome" NOT NULL,
	"facts_id" uuid,
	"reason_sealed" text,
	"in_bulk" boolean NOT NULL,
	"stands_in" boolean DEFAULT false NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decisions_stands_in" CHECK (not "decisions"."stands_in" or ("decisions"."sequence" > 1 and not "decisions"."in_bulk" and "decisions"."reason_sealed" is not null)),
	CONSTRAINT "decisions_reason" CHECK ("decisions"."outcome" not in ('lower', 'refuse', 'failed') or "decisions"."reason_sealed" is not null)
);
--> statement-breakpoint
CREATE TABLE "disagreements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"reason_sealed" text NOT NULL,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"item_id" uuid,
	"status" "evidence_status" NOT NULL,
	"object_key" text NOT NULL,
	"name_sealed" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer,
	"sha256" text,
	"key_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"stored_at" timestamp with time zone,
	CONSTRAINT "evidence_stored" CHECK ("evidence"."status" = 'reserved' or ("evidence"."sha256" is not null and "evidence"."bytes" is not null and "evidence"."key_id" is not null and "evidence"."stored_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"indicator" text NOT NULL,
	"layer" "fact_layer" NOT NULL,
	"items" jsonb NOT NULL,
	"source" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"sequence" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"candidacy_id" uuid,
	"claim_id" uuid,
	"indicator" text NOT NULL,
	"effect" "item_effect" NOT NULL,
	"department" text NOT NULL,
	"decision_id" uuid,
	"dropped" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "items_claim_fits" CHECK (("items"."effect" = 'award') = ("items"."claim_id" is not null) or "items"."effect" = 'check'),
	CONSTRAINT "items_dropped" CHECK (not "items"."dropped" or ("items"."candidacy_id" is not null and "items"."decision_id" is null)),
	CONSTRAINT "items_candidacy_fits" CHECK ("items"."candidacy_id" is null or "items"."effect" = 'check')
);
--> statement-breakpoint
CREATE TABLE "material_evidence" (
	"request_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "material_evidence_request_id_evidence_id_pk" PRIMARY KEY("request_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "material_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"item_id" uuid NOT NULL,
	"text_sealed" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"answer_sealed" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "material_requests_answer" CHECK (("material_requests"."answered_at" is null) = ("material_requests"."answer_sealed" is null))
);
--> statement-breakpoint
CREATE TABLE "rescoring_changes" (
	"rulebook_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"before" bigint NOT NULL,
	"after" bigint NOT NULL,
	CONSTRAINT "rescoring_changes_rulebook_id_application_id_kind_pk" PRIMARY KEY("rulebook_id","application_id","kind")
);
--> statement-breakpoint
CREATE TABLE "rescorings" (
	"rulebook_id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"after" uuid,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "rescorings_counts" CHECK (0 <= "rescorings"."asked" and "rescorings"."asked" <= "rescorings"."changed" and "rescorings"."changed" <= "rescorings"."done")
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"rulebook_id" uuid NOT NULL,
	"applicant_class" text NOT NULL,
	"submitted_at" timestamp with time zone,
	"total" bigint NOT NULL,
	"vetoed" boolean NOT NULL,
	"sections" bigint[] NOT NULL,
	"indicators" bigint[] NOT NULL,
	"earliest" date[] NOT NULL,
	"input" text NOT NULL,
	"explanation" text NOT NULL,
	"computed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"receipt" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"content_sealed" text NOT NULL,
	"sha256" text NOT NULL,
	"receipt_file" text NOT NULL,
	"promise_version" text NOT NULL,
	"intake_id" uuid
);
--> statement-breakpoint
CREATE TABLE "supplement_points" (
	"supplement_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"indicator" text,
	"text_sealed" text NOT NULL,
	CONSTRAINT "supplement_points_supplement_id_position_pk" PRIMARY KEY("supplement_id","position")
);
--> statement-breakpoint
CREATE TABLE "supplements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"application_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"ended" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "supplements_ended" CHECK (("supplements"."ended" is null) = ("supplements"."ended_at" is null)),
	CONSTRAINT "supplements_how" CHECK ("supplements"."ended" is null or "supplements"."ended" in ('sent-in', 'lapsed'))
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" "attachment_kind" NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea",
	"laid_by" uuid NOT NULL,
	"laid_at" timestamp with time zone NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp with time zone,
	CONSTRAINT "attachments_removed" CHECK (("attachments"."removed_at" is null) = ("attachments"."content" is not null) and ("attachments"."removed_at" is null) = ("attachments"."removed_by" is null)),
	CONSTRAINT "attachments_whole" CHECK (octet_length("attachments"."content") = "attachments"."bytes")
);
--> statement-breakpoint
CREATE TABLE "audit"."events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"office_at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor_role" text,
	"act" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text,
	"result" "audit_result" NOT NULL,
	"detail" jsonb NOT NULL,
	"address" text,
	"request_id" text,
	"session_id" uuid
);
--> statement-breakpoint
CREATE TABLE "audit"."heads" (
	"number" integer PRIMARY KEY NOT NULL,
	"previous" text,
	"root" text NOT NULL,
	"rows" integer NOT NULL,
	"last_id" bigint NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"digest" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "audit_heads_chained" CHECK (("audit"."heads"."number" = 1) = ("audit"."heads"."previous" is null)),
	CONSTRAINT "audit_heads_not_empty" CHECK ("audit"."heads"."rows" > 0)
);
--> statement-breakpoint
CREATE TABLE "audit"."seals" (
	"head" integer NOT NULL,
	"event_id" bigint NOT NULL,
	"leaf" text NOT NULL,
	CONSTRAINT "seals_head_event_id_pk" PRIMARY KEY("head","event_id"),
	CONSTRAINT "audit_seals_once" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "notice_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"objection_id" uuid,
	"sanction_id" uuid,
	"lifted" boolean DEFAULT false NOT NULL,
	"run_id" uuid,
	"notice_id" uuid,
	CONSTRAINT "notice_corrections_cause" CHECK (("notice_corrections"."objection_id" is null) <> ("notice_corrections"."sanction_id" is null)),
	CONSTRAINT "notice_corrections_lifted" CHECK (not "notice_corrections"."lifted" or "notice_corrections"."sanction_id" is not null),
	CONSTRAINT "notice_corrections_run" CHECK ("notice_corrections"."notice_id" is null or "notice_corrections"."run_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "dossier_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"indicator" text NOT NULL,
	"name" text NOT NULL,
	"items" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"text" text NOT NULL,
	"text_version" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"status" "dossier_status" NOT NULL,
	"name" text NOT NULL,
	"birth_date" date NOT NULL,
	"township" text NOT NULL,
	"applicant_class" text NOT NULL,
	"address_sealed" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"intake_id" uuid,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"return_reason_sealed" text,
	CONSTRAINT "dossiers_confirmed" CHECK (("dossiers"."status" = 'active') = ("dossiers"."confirmed_at" is not null)),
	CONSTRAINT "dossiers_not_by_self" CHECK ("dossiers"."confirmed_by" is null or "dossiers"."confirmed_by" <> "dossiers"."user_id")
);
--> statement-breakpoint
CREATE TABLE "household_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"relation" "member_relation" NOT NULL,
	"name_sealed" text NOT NULL,
	"document_hmac" text NOT NULL,
	"document_sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fulfilments" (
	"project_id" uuid PRIMARY KEY NOT NULL,
	"answer_working_days" integer NOT NULL,
	"serve_working_days" integer NOT NULL,
	"instructions" text NOT NULL,
	"certificate_indicator" text,
	"certificate_name" text,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "fulfilments_days" CHECK ("fulfilments"."answer_working_days" >= 1 and "fulfilments"."serve_working_days" >= 1),
	CONSTRAINT "fulfilments_certificate" CHECK (("fulfilments"."certificate_indicator" is null) = ("fulfilments"."certificate_name" is null)),
	CONSTRAINT "fulfilments_ended" CHECK (("fulfilments"."ended_at" is null) = ("fulfilments"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "offer_flows" (
	"project_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"from_pool" text NOT NULL,
	"to_pool" text NOT NULL,
	"places" integer NOT NULL,
	"cause" "flow_cause" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_flows_project_id_sequence_pk" PRIMARY KEY("project_id","sequence"),
	CONSTRAINT "offer_flows_onward" CHECK ("offer_flows"."from_pool" <> "offer_flows"."to_pool" and "offer_flows"."places" > 0)
);
--> statement-breakpoint
CREATE TABLE "offer_pools" (
	"project_id" uuid NOT NULL,
	"pool" text NOT NULL,
	"initial" integer NOT NULL,
	"admitted" integer NOT NULL,
	"taken" integer NOT NULL,
	CONSTRAINT "offer_pools_project_id_pool_pk" PRIMARY KEY("project_id","pool"),
	CONSTRAINT "offer_pools_admitted" CHECK ("offer_pools"."taken" >= 0 and "offer_pools"."taken" <= "offer_pools"."admitted")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"child_hmac" text,
	"pool" text NOT NULL,
	"position" integer NOT NULL,
	"promoted" boolean NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"answer" "offer_answer",
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"reason_sealed" text,
	"voucher_hmac" text,
	"voucher_sealed" text,
	"serve_by" date,
	"chooses_from" timestamp with time zone,
	"option_id" uuid,
	"served_at" timestamp with time zone,
	"given_up_for" uuid,
	CONSTRAINT "offers_answered" CHECK (("offers"."answer" is null) = ("offers"."answered_at" is null)),
	CONSTRAINT "offers_by" CHECK ("offers"."answer" not in ('accepted', 'declined', 'revoked') or "offers"."answered_by" is not null),
	CONSTRAINT "offers_revoked" CHECK ("offers"."answer" is distinct from 'revoked' or "offers"."reason_sealed" is not null),
	CONSTRAINT "offers_accepted" CHECK ("offers"."answer" is distinct from 'accepted' or "offers"."voucher_hmac" is not null),
	CONSTRAINT "offers_voucher_whole" CHECK (("offers"."voucher_hmac" is null) = ("offers"."voucher_sealed" is null)),
	CONSTRAINT "offers_serve_by" CHECK (("offers"."voucher_hmac" is null) = ("offers"."serve_by" is null)),
	CONSTRAINT "offers_served" CHECK ("offers"."served_at" is null or ("offers"."answer" is not null and "offers"."answer" in ('accepted', 'revoked'))),
	CONSTRAINT "offers_option" CHECK ("offers"."option_id" is null or "offers"."answer" is not distinct from 'accepted' or ("offers"."answer" is not distinct from 'revoked' and "offers"."served_at" is not null)),
	CONSTRAINT "offers_given_up" CHECK ("offers"."given_up_for" is null or "offers"."answer" is not distinct from 'declined')
);
--> statement-breakpoint
CREATE TABLE "passed_over" (
	"candidacy_id" uuid PRIMARY KEY NOT NULL,
	"reason" "passed_over_reason" NOT NULL,
	"offer_id" uuid NOT NULL,
	"passed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_options" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"pool" text,
	"name" text NOT NULL,
	"places" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "service_options_places" CHECK ("service_options"."taken" >= 0 and "service_options"."taken" <= "service_options"."places")
);
--> statement-breakpoint
CREATE TABLE "service_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"step" "service_step" NOT NULL,
	"fulfils" boolean NOT NULL,
	"takes_back" uuid,
	"attempt" integer DEFAULT 1 NOT NULL,
	"record_sealed" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_records_takes_back" CHECK (("service_records"."step" = 'taken-back') = ("service_records"."takes_back" is not null))
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"township" text NOT NULL,
	"clerk_id" uuid NOT NULL,
	"reason" "intake_reason" NOT NULL,
	"note_sealed" text,
	"day" date NOT NULL,
	"opened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lot_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"result" "lot_result" NOT NULL,
	"number" text,
	"first_by" uuid,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lot_entries_number" CHECK (("lot_entries"."result" = 'differed') = ("lot_entries"."number" is null)),
	CONSTRAINT "lot_entries_second" CHECK (("lot_entries"."result" = 'first') = ("lot_entries"."first_by" is null)),
	CONSTRAINT "lot_entries_two_persons" CHECK ("lot_entries"."first_by" is null or "lot_entries"."first_by" <> "lot_entries"."entered_by")
);
--> statement-breakpoint
CREATE TABLE "objection_evidence" (
	"objection_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "objection_evidence_objection_id_evidence_id_pk" PRIMARY KEY("objection_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "objection_proposals" (
	"objection_id" uuid PRIMARY KEY NOT NULL,
	"outcome" "item_outcome" NOT NULL,
	"facts" jsonb,
	"reason_sealed" text NOT NULL,
	"stands_in" boolean DEFAULT false NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"case_number" text NOT NULL,
	"notice_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"side" "objection_side" NOT NULL,
	"raised_by" uuid,
	"intake_id" uuid,
	"name_sealed" text,
	"phone_sealed" text,
	"ground" "objection_ground" NOT NULL,
	"text_sealed" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"status" "objection_status" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"item_id" uuid,
	"handler_id" uuid,
	"taken_at" timestamp with time zone,
	"heard_sealed" text,
	"heard_at" timestamp with time zone,
	"heard_until" date,
	"answer_sealed" text,
	"answered_at" timestamp with time zone,
	"answer_intake_id" uuid,
	"recheck_sealed" text,
	"recheck_asked_at" timestamp with time zone,
	"reason_sealed" text,
	"effect_digest" text,
	"decision_id" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "objections_person" CHECK (("objections"."side" = 'person') = ("objections"."raised_by" is not null)),
	CONSTRAINT "objections_third_party" CHECK (("objections"."side" = 'third-party') = ("objections"."name_sealed" is not null) and ("objections"."name_sealed" is null) = ("objections"."phone_sealed" is null)),
	CONSTRAINT "objections_taken" CHECK ("objections"."status" = 'withdrawn' or ("objections"."status" = 'raised') = ("objections"."handler_id" is null)),
	CONSTRAINT "objections_at_counter" CHECK (("objections"."intake_id" is null or "objections"."side" = 'person') and ("objections"."answer_intake_id" is null or "objections"."answered_at" is not null)),
	CONSTRAINT "objections_heard" CHECK (("objections"."heard_at" is null) = ("objections"."heard_sealed" is null) and ("objections"."heard_at" is null) = ("objections"."heard_until" is null)),
	CONSTRAINT "objections_answered" CHECK (("objections"."answered_at" is null) = ("objections"."answer_sealed" is null) and ("objections"."answered_at" is null or "objections"."heard_at" is not null)),
	CONSTRAINT "objections_recheck_item" CHECK ("objections"."recheck_asked_at" is null or ("objections"."item_id" is not null and "objections"."recheck_sealed" is not null)),
	CONSTRAINT "objections_decided" CHECK (("objections"."status" in ('granted', 'refused', 'withdrawn')) = ("objections"."decided_at" is not null)),
	CONSTRAINT "objections_reason" CHECK (("objections"."status" in ('granted', 'refused') or ("objections"."status" = 'withdrawn' and "objections"."side" = 'third-party')) = ("objections"."reason_sealed" is not null)),
	CONSTRAINT "objections_granted" CHECK (("objections"."status" = 'granted') = ("objections"."decision_id" is not null) and ("objections"."status" <> 'granted' or "objections"."effect_digest" is not null))
);
--> statement-breakpoint
CREATE TABLE "proposal_evidence" (
	"objection_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "proposal_evidence_objection_id_evidence_id_pk" PRIMARY KEY("objection_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "office_clock" (
	"one" integer PRIMARY KEY NOT NULL,
	"office_at" timestamp with time zone NOT NULL,
	"system_at" timestamp with time zone NOT NULL,
	"running" boolean NOT NULL,
	CONSTRAINT "office_clock_single" CHECK ("office_clock"."one" = 1)
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" "calendar_day_kind" NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_stages" (
	"year" integer NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	CONSTRAINT "programme_stages_year_position_pk" PRIMARY KEY("year","position"),
	CONSTRAINT "programme_stages_window" CHECK ("programme_stages"."from_day" <= "programme_stages"."to_day")
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"year" integer PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"status" "programme_status" NOT NULL,
	"apply_from" date NOT NULL,
	"apply_to" date NOT NULL,
	"confirmation_working_days" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"opened_by" uuid,
	"opened_at" timestamp with time zone,
	CONSTRAINT "programmes_window" CHECK ("programmes"."apply_from" <= "programmes"."apply_to")
);
--> statement-breakpoint
CREATE TABLE "rulebook_corrections" (
	"rulebook_id" uuid PRIMARY KEY NOT NULL,
	"replaced_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"reason" text NOT NULL,
	"prepared_by" uuid NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rulebook_corrections_other" CHECK ("rulebook_corrections"."replaced_id" <> "rulebook_corrections"."rulebook_id"),
	CONSTRAINT "rulebook_corrections_reason" CHECK ("rulebook_corrections"."reason" <> ''),
	CONSTRAINT "rulebook_corrections_two_persons" CHECK ("rulebook_corrections"."approved_by" <> "rulebook_corrections"."prepared_by")
);
--> statement-breakpoint
CREATE TABLE "rulebooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"status" "version_status" NOT NULL,
	"title" text NOT NULL,
	"content" text NOT NULL,
	"digest" text NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"reason" text,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	CONSTRAINT "rulebooks_two_persons" CHECK ("rulebooks"."approved_by" is null or "rulebooks"."approved_by" <> "rulebooks"."imported_by"),
	CONSTRAINT "rulebooks_approved" CHECK (("rulebooks"."status" = 'proposed') = ("rulebooks"."approved_at" is null))
);
--> statement-breakpoint
CREATE TABLE "service_projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"code" text NOT NULL,
	"kind" "project_kind" NOT NULL,
	"name" text NOT NULL,
	"department" text NOT NULL,
	"status" "project_status" NOT NULL,
	"content" text NOT NULL,
	"digest" text NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"rulebook_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"rules" jsonb NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"return_reason" text,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"list_digest" text,
	CONSTRAINT "service_projects_window" CHECK ("service_projects"."opens_on" <= "service_projects"."closes_on"),
	CONSTRAINT "service_projects_two_persons" CHECK (("service_projects"."approved_by" is null or "service_projects"."approved_by" <> "service_projects"."drafted_by") and ("service_projects"."published_by" is null or "service_projects"."published_by" <> "service_projects"."approved_by")),
	CONSTRAINT "service_projects_excludes" CHECK (coalesce(jsonb_typeof("service_projects"."rules" -> 'excludes') = 'array', false)),
	CONSTRAINT "service_projects_flows" CHECK (coalesce(jsonb_typeof("service_projects"."rules" -> 'flows') = 'array', false)),
	CONSTRAINT "service_projects_submitted" CHECK ("service_projects"."status" in ('drafting', 'returned') or "service_projects"."submitted_at" is not null),
	CONSTRAINT "service_projects_returned" CHECK ("service_projects"."status" <> 'returned' or "service_projects"."return_reason" is not null),
	CONSTRAINT "service_projects_approved" CHECK (("service_projects"."status" in ('drafting', 'submitted', 'returned')) = ("service_projects"."approved_at" is null)),
	CONSTRAINT "service_projects_published" CHECK (("service_projects"."status" in ('drafting', 'submitted', 'returned', 'approved')) = ("service_projects"."published_at" is null)),
	CONSTRAINT "service_projects_opened" CHECK (("service_projects"."status" in ('drafting', 'submitted', 'returned', 'approved', 'published')) = ("service_projects"."opened_at" is null)),
	CONSTRAINT "service_projects_list" CHECK (("service_projects"."status" in ('closed', 'ranked', 'in-notice', 'final', 'fulfilling', 'ended')) = ("service_projects"."list_digest" is not null)),
	CONSTRAINT "service_projects_frozen" CHECK (("service_projects"."opened_at" is null) = ("service_projects"."rulebook_id" is null))
);
--> statement-breakpoint
CREATE TABLE "proposed_facts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"indicator" text NOT NULL,
	"name" text NOT NULL,
	"item" jsonb NOT NULL,
	"project_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published"."daily_figures" (
	"day" date PRIMARY KEY NOT NULL,
	"receipts" integer NOT NULL,
	"receipts_in_all" integer NOT NULL,
	"sealed_in_all" integer NOT NULL,
	"head_number" integer NOT NULL,
	"head_digest" text NOT NULL,
	CONSTRAINT "daily_figures_add_up" CHECK ("published"."daily_figures"."receipts" between 0 and "published"."daily_figures"."receipts_in_all")
);
--> statement-breakpoint
CREATE TABLE "published"."notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"project_code" text NOT NULL,
	"project_name" text NOT NULL,
	"number" text NOT NULL,
	"version" integer NOT NULL,
	"sequence" integer NOT NULL,
	"sha256" text NOT NULL,
	"sm3" text NOT NULL,
	"corrects" text,
	"published_at" timestamp with time zone NOT NULL,
	"objections_until" date NOT NULL,
	"counts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published"."programmes" (
	"year" integer PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"apply_from" date NOT NULL,
	"apply_to" date NOT NULL,
	"stages" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published"."projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"digest" text NOT NULL,
	"content" text NOT NULL,
	"rules" jsonb NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published"."rulebooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"digest" text NOT NULL,
	"content" text NOT NULL,
	"reason" text,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_proofs" (
	"notice_id" uuid NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"code" text NOT NULL,
	"proof_sealed" text NOT NULL,
	CONSTRAINT "notice_proofs_notice_id_candidacy_id_pk" PRIMARY KEY("notice_id","candidacy_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"version" integer NOT NULL,
	"previous" text,
	"corrects" uuid,
	"sha256" text NOT NULL,
	"content" text NOT NULL,
	"prepared_by" uuid NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"objections_until" date NOT NULL,
	"files_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"final_at" timestamp with time zone,
	CONSTRAINT "notices_correction" CHECK (("notices"."version" = 1) = ("notices"."corrects" is null)),
	CONSTRAINT "notices_final" CHECK ("notices"."final_at" is null or "notices"."ended_at" is not null),
	CONSTRAINT "notices_two_persons" CHECK ("notices"."published_by" <> "notices"."prepared_by")
);
--> statement-breakpoint
CREATE TABLE "ranking_rows" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"year" integer NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"receipt" text NOT NULL,
	"pool" text,
	"rank" integer,
	"total" bigint NOT NULL,
	"outcome" "ranking_outcome" NOT NULL,
	"score_id" uuid NOT NULL,
	"applicant_class" text NOT NULL,
	"choices" text[] NOT NULL,
	CONSTRAINT "ranking_rows_run_id_position_pk" PRIMARY KEY("run_id","position"),
	CONSTRAINT "ranking_rows_ranked" CHECK (("ranking_rows"."rank" is null) = ("ranking_rows"."outcome" in ('below-threshold', 'vetoed')))
);
--> statement-breakpoint
CREATE TABLE "ranking_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid NOT NULL,
	"rulebook_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"service" text NOT NULL,
	"scores_digest" text NOT NULL,
	"result_digest" text NOT NULL,
	"properties" jsonb NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sanction_applications" (
	"sanction_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"was" "application_status" NOT NULL,
	CONSTRAINT "sanction_applications_sanction_id_application_id_pk" PRIMARY KEY("sanction_id","application_id"),
	CONSTRAINT "sanction_applications_was" CHECK ("sanction_applications"."was" not in ('withdrawn', 'void'))
);
--> statement-breakpoint
CREATE TABLE "sanction_candidacies" (
	"sanction_id" uuid NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"was" "candidacy_status" NOT NULL,
	"offer_id" uuid,
	"restored" "candidacy_status",
	CONSTRAINT "sanction_candidacies_sanction_id_candidacy_id_pk" PRIMARY KEY("sanction_id","candidacy_id"),
	CONSTRAINT "sanction_candidacies_offer" CHECK (("sanction_candidacies"."was" in ('offered', 'accepted', 'fulfilled')) = ("sanction_candidacies"."offer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "sanction_evidence" (
	"sanction_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"side" "sanction_file_side" NOT NULL,
	CONSTRAINT "sanction_evidence_sanction_id_evidence_id_side_pk" PRIMARY KEY("sanction_id","evidence_id","side")
);
--> statement-breakpoint
CREATE TABLE "sanctions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"case_number" text NOT NULL,
	"application_id" uuid NOT NULL,
	"document_hmac" text NOT NULL,
	"item_id" uuid,
	"evidence_id" uuid,
	"ground_sealed" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"status" "sanction_status" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"heard_at" timestamp with time zone,
	"heard_until" date,
	"answer_sealed" text,
	"answered_at" timestamp with time zone,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone,
	"reason_sealed" text,
	"ban_from" integer,
	"ban_until" integer,
	"effect_digest" text,
	"imposed_by" uuid,
	"imposed_at" timestamp with time zone,
	"application_was" "application_status",
	"object_until" date,
	"dropped_by" uuid,
	"dropped_at" timestamp with time zone,
	"dropped_sealed" text,
	"objected_at" timestamp with time zone,
	"objection_sealed" text,
	"due_on" date,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_sealed" text,
	CONSTRAINT "sanctions_ground" CHECK ("sanctions"."item_id" is not null or "sanctions"."evidence_id" is not null),
	CONSTRAINT "sanctions_heard" CHECK (("sanctions"."heard_at" is null) = ("sanctions"."heard_until" is null)),
	CONSTRAINT "sanctions_hearing" CHECK ("sanctions"."status" in ('opened', 'dropped') or "sanctions"."heard_at" is not null),
	CONSTRAINT "sanctions_answered" CHECK (("sanctions"."answered_at" is null) = ("sanctions"."answer_sealed" is null) and ("sanctions"."answered_at" is null or "sanctions"."heard_at" is not null)),
	CONSTRAINT "sanctions_proposed" CHECK ("sanctions"."status" in ('opened', 'hearing', 'dropped') or ("sanctions"."proposed_by" is not null and "sanctions"."proposed_at" is not null and "sanctions"."reason_sealed" is not null and "sanctions"."effect_digest" is not null)),
	CONSTRAINT "sanctions_ban" CHECK (("sanctions"."ban_from" is null) = ("sanctions"."ban_until" is null) and ("sanctions"."ban_from" is null or ("sanctions"."ban_from" > "sanctions"."year" and "sanctions"."ban_until" >= "sanctions"."ban_from"))),
	CONSTRAINT "sanctions_imposed" CHECK ("sanctions"."status" in ('imposed', 'objected', 'upheld', 'lifted') = ("sanctions"."imposed_by" is not null and "sanctions"."imposed_at" is not null and "sanctions"."application_was" is not null and "sanctions"."object_until" is not null)),
	CONSTRAINT "sanctions_two_persons" CHECK ("sanctions"."imposed_by" is null or ("sanctions"."imposed_by" <> "sanctions"."opened_by" and "sanctions"."imposed_by" <> "sanctions"."proposed_by")),
	CONSTRAINT "sanctions_dropped" CHECK (("sanctions"."status" = 'dropped') = ("sanctions"."dropped_by" is not null and "sanctions"."dropped_at" is not null and "sanctions"."dropped_sealed" is not null)),
	CONSTRAINT "sanctions_objected" CHECK ("sanctions"."status" in ('objected', 'upheld', 'lifted') = ("sanctions"."objected_at" is not null and "sanctions"."objection_sealed" is not null and "sanctions"."due_on" is not null)),
	CONSTRAINT "sanctions_decided" CHECK ("sanctions"."status" in ('upheld', 'lifted') = ("sanctions"."decided_by" is not null and "sanctions"."decided_at" is not null and "sanctions"."decision_sealed" is not null)),
	CONSTRAINT "sanctions_third_person" CHECK ("sanctions"."decided_by" is null or ("sanctions"."decided_by" <> "sanctions"."opened_by" and "sanctions"."decided_by" <> "sanctions"."proposed_by" and "sanctions"."decided_by" <> "sanctions"."imposed_by"))
);
--> statement-breakpoint
CREATE TABLE "signoffs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid NOT NULL,
	"township" text NOT NULL,
	"sequence" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"digest" text NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_resets" ADD CONSTRAINT "totp_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_resets" ADD CONSTRAINT "totp_resets_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_resets" ADD CONSTRAINT "totp_resets_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_year_programmes_year_fk" FOREIGN KEY ("year") REFERENCES "public"."programmes"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_rulebook_id_rulebooks_id_fk" FOREIGN KEY ("rulebook_id") REFERENCES "public"."rulebooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_child_id_household_members_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."household_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD CONSTRAINT "claim_evidence_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_evidence" ADD CONSTRAINT "claim_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_facts_id_facts_id_fk" FOREIGN KEY ("facts_id") REFERENCES "public"."facts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_evidence" ADD CONSTRAINT "decision_evidence_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_evidence" ADD CONSTRAINT "decision_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_facts_id_facts_id_fk" FOREIGN KEY ("facts_id") REFERENCES "public"."facts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disagreements" ADD CONSTRAINT "disagreements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disagreements" ADD CONSTRAINT "disagreements_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disagreements" ADD CONSTRAINT "disagreements_said_by_users_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_candidacy_id_candidacies_id_fk" FOREIGN KEY ("candidacy_id") REFERENCES "public"."candidacies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_evidence" ADD CONSTRAINT "material_evidence_request_id_material_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."material_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_evidence" ADD CONSTRAINT "material_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_requests" ADD CONSTRAINT "material_requests_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_requests" ADD CONSTRAINT "material_requests_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescoring_changes" ADD CONSTRAINT "rescoring_changes_rulebook_id_rescorings_rulebook_id_fk" FOREIGN KEY ("rulebook_id") REFERENCES "public"."rescorings"("rulebook_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescoring_changes" ADD CONSTRAINT "rescoring_changes_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_rulebook_id_rulebook_corrections_rulebook_id_fk" FOREIGN KEY ("rulebook_id") REFERENCES "public"."rulebook_corrections"("rulebook_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_rulebook_id_rulebooks_id_fk" FOREIGN KEY ("rulebook_id") REFERENCES "public"."rulebooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplement_points" ADD CONSTRAINT "supplement_points_supplement_id_supplements_id_fk" FOREIGN KEY ("supplement_id") REFERENCES "public"."supplements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplements" ADD CONSTRAINT "supplements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplements" ADD CONSTRAINT "supplements_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_run_id_ranking_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."ranking_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_laid_by_users_id_fk" FOREIGN KEY ("laid_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_removed_by_users_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit"."seals" ADD CONSTRAINT "seals_head_heads_number_fk" FOREIGN KEY ("head") REFERENCES "audit"."heads"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_corrections" ADD CONSTRAINT "notice_corrections_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_corrections" ADD CONSTRAINT "notice_corrections_objection_id_objections_id_fk" FOREIGN KEY ("objection_id") REFERENCES "public"."objections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_corrections" ADD CONSTRAINT "notice_corrections_sanction_id_sanctions_id_fk" FOREIGN KEY ("sanction_id") REFERENCES "public"."sanctions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_corrections" ADD CONSTRAINT "notice_corrections_run_id_ranking_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."ranking_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_corrections" ADD CONSTRAINT "notice_corrections_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_records" ADD CONSTRAINT "dossier_records_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_members" ADD CONSTRAINT "household_members_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_flows" ADD CONSTRAINT "offer_flows_project_id_from_pool_offer_pools_project_id_pool_fk" FOREIGN KEY ("project_id","from_pool") REFERENCES "public"."offer_pools"("project_id","pool") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_flows" ADD CONSTRAINT "offer_flows_project_id_to_pool_offer_pools_project_id_pool_fk" FOREIGN KEY ("project_id","to_pool") REFERENCES "public"."offer_pools"("project_id","pool") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_pools" ADD CONSTRAINT "offer_pools_project_id_fulfilments_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."fulfilments"("project_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_project_id_fulfilments_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."fulfilments"("project_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_candidacy_id_candidacies_id_fk" FOREIGN KEY ("candidacy_id") REFERENCES "public"."candidacies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_option_id_service_options_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."service_options"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_given_up_for_offers_id_fk" FOREIGN KEY ("given_up_for") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passed_over" ADD CONSTRAINT "passed_over_candidacy_id_candidacies_id_fk" FOREIGN KEY ("candidacy_id") REFERENCES "public"."candidacies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passed_over" ADD CONSTRAINT "passed_over_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_options" ADD CONSTRAINT "service_options_project_id_fulfilments_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."fulfilments"("project_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_records" ADD CONSTRAINT "service_records_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_records" ADD CONSTRAINT "service_records_takes_back_service_records_id_fk" FOREIGN KEY ("takes_back") REFERENCES "public"."service_records"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_records" ADD CONSTRAINT "service_records_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_clerk_id_users_id_fk" FOREIGN KEY ("clerk_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_entries" ADD CONSTRAINT "lot_entries_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_entries" ADD CONSTRAINT "lot_entries_first_by_users_id_fk" FOREIGN KEY ("first_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_entries" ADD CONSTRAINT "lot_entries_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_evidence" ADD CONSTRAINT "objection_evidence_objection_id_objections_id_fk" FOREIGN KEY ("objection_id") REFERENCES "public"."objections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_evidence" ADD CONSTRAINT "objection_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_proposals" ADD CONSTRAINT "objection_proposals_objection_id_objections_id_fk" FOREIGN KEY ("objection_id") REFERENCES "public"."objections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_proposals" ADD CONSTRAINT "objection_proposals_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_candidacy_id_candidacies_id_fk" FOREIGN KEY ("candidacy_id") REFERENCES "public"."candidacies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_raised_by_users_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_handler_id_users_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_answer_intake_id_intakes_id_fk" FOREIGN KEY ("answer_intake_id") REFERENCES "public"."intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_evidence" ADD CONSTRAINT "proposal_evidence_objection_id_objection_proposals_objection_id_fk" FOREIGN KEY ("objection_id") REFERENCES "public"."objection_proposals"("objection_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_evidence" ADD CONSTRAINT "proposal_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_stages" ADD CONSTRAINT "programme_stages_year_programmes_year_fk" FOREIGN KEY ("year") REFERENCES "public"."programmes"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebook_corrections" ADD CONSTRAINT "rulebook_corrections_rulebook_id_rulebooks_id_fk" FOREIGN KEY ("rulebook_id") REFERENCES "public"."rulebooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebook_corrections" ADD CONSTRAINT "rulebook_corrections_replaced_id_rulebooks_id_fk" FOREIGN KEY ("replaced_id") REFERENCES "public"."rulebooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebook_corrections" ADD CONSTRAINT "rulebook_corrections_year_programmes_year_fk" FOREIGN KEY ("year") REFERENCES "public"."programmes"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebook_corrections" ADD CONSTRAINT "rulebook_corrections_prepared_by_users_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebook_corrections" ADD CONSTRAINT "rulebook_corrections_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebooks" ADD CONSTRAINT "rulebooks_year_programmes_year_fk" FOREIGN KEY ("year") REFERENCES "public"."programmes"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebooks" ADD CONSTRAINT "rulebooks_imported_by_users_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rulebooks" ADD CONSTRAINT "rulebooks_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_projects" ADD CONSTRAINT "service_projects_year_programmes_year_fk" FOREIGN KEY ("year") REFERENCES "public"."programmes"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_projects" ADD CONSTRAINT "service_projects_rulebook_id_rulebooks_id_fk" FOREIGN KEY ("rulebook_id") REFERENCES "public"."rulebooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_projects" ADD CONSTRAINT "service_projects_drafted_by_users_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_projects" ADD CONSTRAINT "service_projects_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_projects" ADD CONSTRAINT "service_projects_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_facts" ADD CONSTRAINT "proposed_facts_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_facts" ADD CONSTRAINT "proposed_facts_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_facts" ADD CONSTRAINT "proposed_facts_record_id_service_records_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."service_records"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_proofs" ADD CONSTRAINT "notice_proofs_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_proofs" ADD CONSTRAINT "notice_proofs_candidacy_id_candidacies_id_fk" FOREIGN KEY ("candidacy_id") REFERENCES "public"."candidacies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_year_programmes_year_fk" FOREIGN KEY ("year") REFERENCES "public"."programmes"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_run_id_ranking_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."ranking_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_corrects_notices_id_fk" FOREIGN KEY ("corrects") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_prepared_by_users_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_rows" ADD CONSTRAINT "ranking_rows_run_id_ranking_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."ranking_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_rows" ADD CONSTRAINT "ranking_rows_candidacy_id_candidacies_id_fk" FOREIGN KEY ("candidacy_id") REFERENCES "public"."candidacies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_rows" ADD CONSTRAINT "ranking_rows_score_id_scores_id_fk" FOREIGN KEY ("score_id") REFERENCES "public"."scores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_runs" ADD CONSTRAINT "ranking_runs_year_programmes_year_fk" FOREIGN KEY ("year") REFERENCES "public"."programmes"("year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_runs" ADD CONSTRAINT "ranking_runs_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_runs" ADD CONSTRAINT "ranking_runs_rulebook_id_rulebooks_id_fk" FOREIGN KEY ("rulebook_id") REFERENCES "public"."rulebooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_runs" ADD CONSTRAINT "ranking_runs_prepared_by_users_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction_applications" ADD CONSTRAINT "sanction_applications_sanction_id_sanctions_id_fk" FOREIGN KEY ("sanction_id") REFERENCES "public"."sanctions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction_applications" ADD CONSTRAINT "sanction_applications_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction_candidacies" ADD CONSTRAINT "sanction_candidacies_sanction_id_sanctions_id_fk" FOREIGN KEY ("sanction_id") REFERENCES "public"."sanctions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction_candidacies" ADD CONSTRAINT "sanction_candidacies_candidacy_id_candidacies_id_fk" FOREIGN KEY ("candidacy_id") REFERENCES "public"."candidacies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction_candidacies" ADD CONSTRAINT "sanction_candidacies_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction_evidence" ADD CONSTRAINT "sanction_evidence_sanction_id_sanctions_id_fk" FOREIGN KEY ("sanction_id") REFERENCES "public"."sanctions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanction_evidence" ADD CONSTRAINT "sanction_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_imposed_by_users_id_fk" FOREIGN KEY ("imposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_dropped_by_users_id_fk" FOREIGN KEY ("dropped_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signoffs" ADD CONSTRAINT "signoffs_project_id_service_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."service_projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signoffs" ADD CONSTRAINT "signoffs_signed_by_users_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_unsent" ON "messages" USING btree ("created_at","id") WHERE "messages"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "messages_user" ON "messages" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "phone_codes_phone" ON "phone_codes" USING btree ("phone_hmac","purpose","created_at");--> statement-breakpoint
CREATE INDEX "role_grants_user" ON "role_grants" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grants_current" ON "role_grants" USING btree ("user_id","role",coalesce("unit", '')) WHERE "role_grants"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "totp_resets_open" ON "totp_resets" USING btree ("user_id") WHERE "totp_resets"."approved_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_login_unique" ON "users" USING btree ("login");--> statement-breakpoint
CREATE UNIQUE INDEX "users_document_unique" ON "users" USING btree ("document_hmac");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_a_year" ON "applications" USING btree ("year","dossier_id");--> statement-breakpoint
CREATE INDEX "applications_user" ON "applications" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "applications_township" ON "applications" USING btree ("year","township","status","status_since","id");--> statement-breakpoint
CREATE INDEX "applications_status" ON "applications" USING btree ("year","status","status_since","id");--> statement-breakpoint
CREATE UNIQUE INDEX "candidacies_receipt" ON "candidacies" USING btree ("receipt");--> statement-breakpoint
CREATE UNIQUE INDEX "candidacies_once" ON "candidacies" USING btree ("application_id","project_id",coalesce("child_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "candidacies"."status" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "candidacies_application" ON "candidacies" USING btree ("application_id","entered_at","id");--> statement-breakpoint
CREATE INDEX "candidacies_project" ON "candidacies" USING btree ("project_id","status","id");--> statement-breakpoint
CREATE INDEX "claim_evidence_file" ON "claim_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_indicator" ON "claims" USING btree ("application_id","indicator","side");--> statement-breakpoint
CREATE UNIQUE INDEX "confirmations_sequence" ON "confirmations" USING btree ("application_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_evidence_file" ON "decision_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_sequence" ON "decisions" USING btree ("item_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "disagreements_once" ON "disagreements" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "disagreements_application" ON "disagreements" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_object" ON "evidence" USING btree ("object_key");--> statement-breakpoint
CREATE INDEX "evidence_application" ON "evidence" USING btree ("application_id","created_at","id");--> statement-breakpoint
CREATE INDEX "evidence_item" ON "evidence" USING btree ("item_id") WHERE "evidence"."item_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "facts_sequence" ON "facts" USING btree ("application_id","indicator","layer","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "items_once" ON "items" USING btree ("application_id","indicator",coalesce("candidacy_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE INDEX "items_open" ON "items" USING btree ("year","department","indicator","created_at","id") WHERE "items"."decision_id" is null and not "items"."dropped";--> statement-breakpoint
CREATE INDEX "items_arrived" ON "items" USING btree ("year","department","created_at","id") WHERE "items"."decision_id" is null and not "items"."dropped";--> statement-breakpoint
CREATE INDEX "material_evidence_file" ON "material_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "material_requests_open" ON "material_requests" USING btree ("item_id") WHERE "material_requests"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "material_requests_item" ON "material_requests" USING btree ("item_id","asked_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rescorings_running" ON "rescorings" USING btree ("year") WHERE "rescorings"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "scores_version" ON "scores" USING btree ("application_id","kind","version");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_version" ON "submissions" USING btree ("application_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_receipt" ON "submissions" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "submissions_day" ON "submissions" USING btree ("year","submitted_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplements_sequence" ON "supplements" USING btree ("application_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "supplements_open" ON "supplements" USING btree ("application_id") WHERE "supplements"."ended" is null;--> statement-breakpoint
CREATE INDEX "attachments_of_run" ON "attachments" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "events_object" ON "audit"."events" USING btree ("object_kind","object_id","id");--> statement-breakpoint
CREATE INDEX "events_actor" ON "audit"."events" USING btree ("actor_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_corrections_objection" ON "notice_corrections" USING btree ("objection_id","project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_corrections_sanction" ON "notice_corrections" USING btree ("sanction_id","project_id","lifted");--> statement-breakpoint
CREATE INDEX "notice_corrections_owed" ON "notice_corrections" USING btree ("project_id") WHERE "notice_corrections"."notice_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "dossier_records_indicator" ON "dossier_records" USING btree ("dossier_id","indicator");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_once" ON "consents" USING btree ("user_id","text","text_version");--> statement-breakpoint
CREATE UNIQUE INDEX "dossiers_user" ON "dossiers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "dossiers_township" ON "dossiers" USING btree ("township","status","submitted_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "household_members_document" ON "household_members" USING btree ("dossier_id","document_hmac");--> statement-breakpoint
CREATE INDEX "household_members_person" ON "household_members" USING btree ("document_hmac");--> statement-breakpoint
CREATE UNIQUE INDEX "household_members_spouse" ON "household_members" USING btree ("dossier_id") WHERE "household_members"."relation" = 'spouse';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_standing" ON "offers" USING btree ("candidacy_id") WHERE "offers"."answer" is null or "offers"."answer" = 'accepted';--> statement-breakpoint
CREATE UNIQUE INDEX "offers_child_once" ON "offers" USING btree ("year","child_hmac") WHERE "offers"."answer" = 'accepted';--> statement-breakpoint
CREATE INDEX "offers_project" ON "offers" USING btree ("project_id","position","id");--> statement-breakpoint
CREATE INDEX "offers_due" ON "offers" USING btree ("due_on","project_id") WHERE "offers"."answer" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "offers_voucher" ON "offers" USING btree ("voucher_hmac");--> statement-breakpoint
CREATE INDEX "passed_over_offer" ON "passed_over" USING btree ("offer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_options_name" ON "service_options" USING btree ("project_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "service_records_sequence" ON "service_records" USING btree ("offer_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "service_records_once" ON "service_records" USING btree ("offer_id","attempt") WHERE "service_records"."fulfils";--> statement-breakpoint
CREATE UNIQUE INDEX "service_records_taken_back" ON "service_records" USING btree ("takes_back");--> statement-breakpoint
CREATE INDEX "intakes_clerk" ON "intakes" USING btree ("clerk_id","day","opened_at");--> statement-breakpoint
CREATE INDEX "intakes_person" ON "intakes" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lot_entries_sequence" ON "lot_entries" USING btree ("project_id","sequence");--> statement-breakpoint
CREATE INDEX "objection_evidence_file" ON "objection_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_case_number" ON "objections" USING btree ("case_number");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_one_open" ON "objections" USING btree ("candidacy_id") WHERE "objections"."side" = 'person' and "objections"."status" not in ('granted', 'refused', 'withdrawn');--> statement-breakpoint
CREATE INDEX "objections_queue" ON "objections" USING btree ("year","status","raised_at","id");--> statement-breakpoint
CREATE INDEX "objections_candidacy" ON "objections" USING btree ("candidacy_id");--> statement-breakpoint
CREATE INDEX "objections_project" ON "objections" USING btree ("project_id","status");--> statement-breakpoint
CREATE INDEX "objections_recheck" ON "objections" USING btree ("item_id") WHERE "objections"."status" = 'rechecking';--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_evidence_file" ON "proposal_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rulebook_corrections_replaced" ON "rulebook_corrections" USING btree ("replaced_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rulebooks_version" ON "rulebooks" USING btree ("year","version");--> statement-breakpoint
CREATE UNIQUE INDEX "rulebooks_in_force" ON "rulebooks" USING btree ("year") WHERE "rulebooks"."status" = 'approved';--> statement-breakpoint
CREATE UNIQUE INDEX "service_projects_code" ON "service_projects" USING btree ("year","code");--> statement-breakpoint
CREATE INDEX "service_projects_year" ON "service_projects" USING btree ("year","id");--> statement-breakpoint
CREATE UNIQUE INDEX "proposed_facts_record" ON "proposed_facts" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "proposed_facts_dossier" ON "proposed_facts" USING btree ("dossier_id");--> statement-breakpoint
CREATE UNIQUE INDEX "published_notices_sequence" ON "published"."notices" USING btree ("sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "published_projects_once" ON "published"."projects" USING btree ("project_id","digest");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_proofs_code" ON "notice_proofs" USING btree ("notice_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_sequence" ON "notices" USING btree ("sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_number" ON "notices" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_run" ON "notices" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_corrected_once" ON "notices" USING btree ("corrects");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_digest" ON "notices" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "ranking_rows_candidacy" ON "ranking_rows" USING btree ("run_id","candidacy_id");--> statement-breakpoint
CREATE INDEX "ranking_rows_of_candidacy" ON "ranking_rows" USING btree ("candidacy_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ranking_runs_version" ON "ranking_runs" USING btree ("project_id","version");--> statement-breakpoint
CREATE INDEX "sanction_applications_application" ON "sanction_applications" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "sanction_candidacies_candidacy" ON "sanction_candidacies" USING btree ("candidacy_id");--> statement-breakpoint
CREATE INDEX "sanction_evidence_file" ON "sanction_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sanctions_case_number" ON "sanctions" USING btree ("case_number");--> statement-breakpoint
CREATE UNIQUE INDEX "sanctions_one" ON "sanctions" USING btree ("application_id") WHERE not "sanctions"."status" in ('dropped', 'lifted');--> statement-breakpoint
CREATE INDEX "sanctions_queue" ON "sanctions" USING btree ("year","status","opened_at","id");--> statement-breakpoint
CREATE INDEX "sanctions_document" ON "sanctions" USING btree ("document_hmac") WHERE "sanctions"."status" in ('imposed', 'objected', 'upheld');--> statement-breakpoint
CREATE UNIQUE INDEX "signoffs_sequence" ON "signoffs" USING btree ("project_id","township","sequence");--> statement-breakpoint
CREATE VIEW "published"."calendar_days" AS (select "day", "kind", "name" from "calendar_days");