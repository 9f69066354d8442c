CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT);
CREATE TABLE id_counter (county TEXT NOT NULL PRIMARY KEY, next_n BIGINT NOT NULL);
CREATE TABLE journal_head (county TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, digest TEXT NOT NULL);
CREATE TABLE block (county TEXT NOT NULL, seq BIGINT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL, schema_version BIGINT NOT NULL, made_at BIGINT NOT NULL, actor TEXT NOT NULL, channel TEXT NOT NULL, reason TEXT, change_key TEXT, import_id BIGINT, leaves_n BIGINT NOT NULL, PRIMARY KEY (county, seq));
CREATE UNIQUE INDEX block_change_key ON block (county, change_key) WHERE change_key IS NOT NULL;
CREATE INDEX block_import ON block (county, import_id) WHERE import_id IS NOT NULL;
CREATE TABLE leaf (county TEXT NOT NULL, seq BIGINT NOT NULL, n BIGINT NOT NULL, entity TEXT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, op TEXT NOT NULL, image TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (county, seq, n));
CREATE INDEX leaf_record ON leaf (county, id, entity);
CREATE TABLE secret (county TEXT NOT NULL, digest TEXT NOT NULL, entity TEXT NOT NULL, id BIGINT NOT NULL, field TEXT NOT NULL, salt TEXT, sealed TEXT, lookup TEXT, tail TEXT, PRIMARY KEY (county, digest));
CREATE INDEX secret_lookup ON secret (county, lookup);
CREATE INDEX secret_tail ON secret (county, tail);
CREATE TABLE touched (county TEXT NOT NULL, entity TEXT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (county, entity, id));
CREATE TABLE search_term (county TEXT NOT NULL, term TEXT NOT NULL, entity TEXT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (county, entity, term, id));
CREATE INDEX search_term_record ON search_term (county, entity, id);
CREATE TABLE account (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  login TEXT,
  title TEXT,
  title_py TEXT,
  person TEXT,
  locked BIGINT,
  note TEXT,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX account_key ON account (login) WHERE voided = 0;
CREATE INDEX account_place ON account (place, id);
CREATE INDEX account_login ON account (login, id);
CREATE INDEX account_title_py ON account (title_py, id);
CREATE TABLE account_grant (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  account_id BIGINT,
  role TEXT,
  own BIGINT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX account_grant_key ON account_grant (account_id, role, place, from_on) WHERE voided = 0;
CREATE INDEX account_grant_place ON account_grant (place, id);
CREATE INDEX account_grant_account ON account_grant (account_id, id);
CREATE TABLE disclosure (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  on_day TEXT,
  at TEXT,
  kind TEXT,
  account TEXT,
  register TEXT,
  record TEXT,
  fields TEXT,
  purpose TEXT,
  reason TEXT,
  row_count BIGINT,
  digest TEXT,
  lately BIGINT,
  PRIMARY KEY (county, id)
);
CREATE INDEX disclosure_place ON disclosure (county, place, id);
CREATE INDEX disclosure_on_day ON disclosure (county, on_day, id);
CREATE INDEX disclosure_at ON disclosure (county, at, id);
CREATE INDEX disclosure_kind ON disclosure (county, kind, id);
CREATE INDEX disclosure_account ON disclosure (county, account, id);
CREATE TABLE export_request (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  asked_on TEXT,
  account TEXT,
  asker TEXT,
  register TEXT,
  asked TEXT,
  row_count BIGINT,
  purpose TEXT,
  reason TEXT,
  answer TEXT,
  answered_by TEXT,
  answered_on TEXT,
  PRIMARY KEY (county, id)
);
CREATE INDEX export_request_place ON export_request (county, place, id);
CREATE INDEX export_request_asked_on ON export_request (county, asked_on, id);
CREATE INDEX export_request_account ON export_request (county, account, id);
CREATE TABLE place (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  code TEXT,
  name TEXT,
  name_py TEXT,
  parent TEXT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  merged_into TEXT,
  PRIMARY KEY (id)
);
CREATE INDEX place_key ON place (code) WHERE voided = 0;
CREATE INDEX place_code ON place (code, id);
CREATE INDEX place_name_py ON place (name_py, id);
CREATE INDEX place_parent ON place (parent, id);
CREATE INDEX place_kind ON place (kind, id);
CREATE TABLE calendar (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  day TEXT,
  number BIGINT,
  kind TEXT,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX calendar_key ON calendar (day) WHERE voided = 0;
CREATE INDEX calendar_place ON calendar (place, id);
CREATE INDEX calendar_day ON calendar (day, id);
CREATE INDEX calendar_number ON calendar (number, id);
CREATE TABLE holiday (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  day TEXT,
  kind TEXT,
  name TEXT,
  document TEXT,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX holiday_key ON holiday (day) WHERE voided = 0;
CREATE INDEX holiday_place ON holiday (place, id);
CREATE INDEX holiday_day ON holiday (day, id);
CREATE TABLE parameter_value (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  from_on TEXT,
  value BIGINT,
  words TEXT,
  chosen TEXT,
  document TEXT,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX parameter_value_key ON parameter_value (name, place, from_on) WHERE voided = 0;
CREATE INDEX parameter_value_place ON parameter_value (place, id);
CREATE INDEX parameter_value_name ON parameter_value (name, id);
CREATE TABLE code_entry (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  list TEXT,
  code TEXT,
  title TEXT,
  title_py TEXT,
  title_en TEXT,
  synonyms TEXT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX code_entry_key ON code_entry (list, code, from_on) WHERE voided = 0;
CREATE INDEX code_entry_place ON code_entry (place, id);
CREATE INDEX code_entry_list ON code_entry (list, id);
CREATE INDEX code_entry_title_py ON code_entry (title_py, id);
CREATE TABLE word_map (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  list TEXT,
  word TEXT,
  code TEXT,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX word_map_key ON word_map (place, list, word) WHERE voided = 0;
CREATE INDEX word_map_place ON word_map (place, id);
CREATE INDEX word_map_list ON word_map (list, id);
CREATE TABLE term (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  word TEXT,
  from_on TEXT,
  to_on TEXT,
  zh TEXT,
  en TEXT,
  basis TEXT,
  PRIMARY KEY (id)
);
CREATE INDEX term_key ON term (word, from_on) WHERE voided = 0;
CREATE INDEX term_place ON term (place, id);
CREATE INDEX term_word ON term (word, id);
CREATE TABLE document (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  number TEXT,
  title TEXT,
  title_py TEXT,
  issuer TEXT,
  kind TEXT,
  issued_on TEXT,
  from_on TEXT,
  to_on TEXT,
  summary TEXT,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX document_key ON document (county, number, title) WHERE voided = 0;
CREATE INDEX document_place ON document (county, place, id);
CREATE INDEX document_number ON document (county, number, id);
CREATE INDEX document_title_py ON document (county, title_py, id);
CREATE INDEX document_issued_on ON document (county, issued_on, id);
CREATE TABLE attachment (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  media_type TEXT,
  size BIGINT,
  digest TEXT,
  owner TEXT,
  owner_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id)
);
CREATE INDEX attachment_place ON attachment (county, place, id);
CREATE INDEX attachment_name_py ON attachment (county, name_py, id);
CREATE INDEX attachment_digest ON attachment (county, digest, id);
CREATE INDEX attachment_owner ON attachment (county, owner, id);
CREATE INDEX attachment_owner_id ON attachment (county, owner_id, id);
CREATE TABLE person (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  id_type TEXT,
  id_no TEXT,
  sex TEXT,
  birth TEXT,
  ethnicity TEXT,
  political_status TEXT,
  phone TEXT,
  address TEXT,
  merged_into_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, merged_into_id) REFERENCES person (county, id)
);
CREATE INDEX person_place ON person (county, place, id);
CREATE INDEX person_name_py ON person (county, name_py, id);
CREATE INDEX person_merged_into ON person (county, merged_into_id, id);
CREATE TABLE organisation (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  short_name TEXT,
  former_names TEXT,
  kind TEXT,
  parent_id BIGINT,
  level TEXT,
  credit_code TEXT,
  address TEXT,
  phone TEXT,
  leader TEXT,
  term_ends_on TEXT,
  from_on TEXT,
  to_on TEXT,
  unverified BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, parent_id) REFERENCES organisation (county, id)
);
CREATE INDEX organisation_key ON organisation (county, name) WHERE voided = 0;
CREATE INDEX organisation_place ON organisation (county, place, id);
CREATE INDEX organisation_name ON organisation (county, name, id);
CREATE INDEX organisation_name_py ON organisation (county, name_py, id);
CREATE INDEX organisation_kind ON organisation (county, kind, id);
CREATE INDEX organisation_parent ON organisation (county, parent_id, id);
CREATE INDEX organisation_credit_code ON organisation (county, credit_code, id);
CREATE TABLE party_member (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  organisation_id BIGINT,
  kind TEXT,
  joined_on TEXT,
  full_on TEXT,
  education TEXT,
  no_post BIGINT,
  mobile BIGINT,
  in_hardship BIGINT,
  lost_contact BIGINT,
  capable BIGINT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id)
);
CREATE INDEX party_member_key ON party_member (county, person_id, organisation_id, from_on) WHERE voided = 0;
CREATE INDEX party_member_place ON party_member (county, place, id);
CREATE INDEX party_member_person ON party_member (county, person_id, id);
CREATE INDEX party_member_organisation ON party_member (county, organisation_id, id);
CREATE INDEX party_member_from_on ON party_member (county, from_on, id);
CREATE TABLE party_post (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  organisation_id BIGINT,
  person_id BIGINT,
  post TEXT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX party_post_key ON party_post (county, organisation_id, person_id, post) WHERE voided = 0;
CREATE INDEX party_post_place ON party_post (county, place, id);
CREATE INDEX party_post_organisation ON party_post (county, organisation_id, id);
CREATE INDEX party_post_person ON party_post (county, person_id, id);
CREATE INDEX party_post_post ON party_post (county, post, id);
CREATE INDEX party_post_from_on ON party_post (county, from_on, id);
CREATE INDEX party_post_document ON party_post (county, document_id, id);
CREATE TABLE cadre (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  organisation_id BIGINT,
  post TEXT,
  rank TEXT,
  political_status TEXT,
  identity TEXT,
  source TEXT,
  work_phone TEXT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id)
);
CREATE INDEX cadre_key ON cadre (county, person_id) WHERE voided = 0;
CREATE INDEX cadre_place ON cadre (county, place, id);
CREATE INDEX cadre_person ON cadre (county, person_id, id);
CREATE INDEX cadre_organisation ON cadre (county, organisation_id, id);
CREATE INDEX cadre_political_status ON cadre (county, political_status, id);
CREATE INDEX cadre_source ON cadre (county, source, id);
CREATE TABLE post (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  cadre_id BIGINT,
  organisation_id BIGINT,
  title TEXT,
  class TEXT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, cadre_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX post_key ON post (county, cadre_id, organisation_id, title, from_on) WHERE voided = 0;
CREATE INDEX post_place ON post (county, place, id);
CREATE INDEX post_cadre ON post (county, cadre_id, id);
CREATE INDEX post_organisation ON post (county, organisation_id, id);
CREATE INDEX post_from_on ON post (county, from_on, id);
CREATE INDEX post_document ON post (county, document_id, id);
CREATE TABLE household (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  hh_no TEXT,
  head_name TEXT,
  head_name_py TEXT,
  group_no TEXT,
  attribute TEXT,
  id_standard TEXT,
  cause_main TEXT,
  causes_other TEXT,
  cause_note TEXT,
  phone TEXT,
  bank_name TEXT,
  bank_card TEXT,
  housing_grade TEXT,
  housing_area BIGINT,
  land_farm_mu BIGINT,
  land_forest_mu BIGINT,
  land_returned_mu BIGINT,
  land_fruit_mu BIGINT,
  land_water_mu BIGINT,
  power_production BIGINT,
  power BIGINT,
  water_difficult BIGINT,
  water_safe BIGINT,
  broadcast BIGINT,
  road_km BIGINT,
  road TEXT,
  toilet BIGINT,
  fuel TEXT,
  cooperative BIGINT,
  led_enterprise BIGINT,
  led_person BIGINT,
  military BIGINT,
  relocated BIGINT,
  no_labour BIGINT,
  note TEXT,
  ended_on TEXT,
  successor_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, successor_id) REFERENCES household (county, id)
);
CREATE UNIQUE INDEX household_key ON household (county, hh_no) WHERE voided = 0;
CREATE INDEX household_place ON household (county, place, id);
CREATE INDEX household_hh_no ON household (county, hh_no, id);
CREATE INDEX household_head_name_py ON household (county, head_name_py, id);
CREATE INDEX household_attribute ON household (county, attribute, id);
CREATE INDEX household_cause_main ON household (county, cause_main, id);
CREATE INDEX household_successor ON household (county, successor_id, id);
CREATE TABLE household_member (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  household_id BIGINT,
  person_id BIGINT,
  relation TEXT,
  education TEXT,
  school TEXT,
  dropout TEXT,
  health TEXT,
  labour TEXT,
  work_place TEXT,
  work_months BIGINT,
  medical BIGINT,
  medical_worker BIGINT,
  serious_insurance BIGINT,
  commercial_insurance BIGINT,
  accident_insurance BIGINT,
  pension BIGINT,
  pension_worker BIGINT,
  minimum BIGINT,
  destitute BIGINT,
  public_post BIGINT,
  mandarin BIGINT,
  relocated BIGINT,
  from_on TEXT,
  to_on TEXT,
  start_reason TEXT,
  end_reason TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE INDEX household_member_key ON household_member (county, household_id, person_id) WHERE voided = 0;
CREATE INDEX household_member_place ON household_member (county, place, id);
CREATE INDEX household_member_household ON household_member (county, household_id, id);
CREATE INDEX household_member_person ON household_member (county, person_id, id);
CREATE INDEX household_member_relation ON household_member (county, relation, id);
CREATE TABLE household_status (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  household_id BIGINT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  precision TEXT,
  end_precision TEXT,
  cause TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX household_status_key ON household_status (county, household_id, kind, from_on) WHERE voided = 0;
CREATE INDEX household_status_place ON household_status (county, place, id);
CREATE INDEX household_status_household ON household_status (county, household_id, id);
CREATE INDEX household_status_kind ON household_status (county, kind, id);
CREATE INDEX household_status_from_on ON household_status (county, from_on, id);
CREATE INDEX household_status_document ON household_status (county, document_id, id);
CREATE TABLE household_income (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  household_id BIGINT,
  year BIGINT,
  persons BIGINT,
  wage BIGINT,
  business BIGINT,
  property BIGINT,
  transfer BIGINT,
  costs BIGINT,
  net BIGINT,
  per_capita BIGINT,
  period_from TEXT,
  period_to TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id)
);
CREATE UNIQUE INDEX household_income_key ON household_income (county, household_id, year) WHERE voided = 0;
CREATE INDEX household_income_place ON household_income (county, place, id);
CREATE INDEX household_income_household ON household_income (county, household_id, id);
CREATE INDEX household_income_year ON household_income (county, year, id);
CREATE TABLE guarantee (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  household_id BIGINT,
  item TEXT,
  day TEXT,
  met BIGINT,
  evidence TEXT,
  checked_by_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, checked_by_id) REFERENCES cadre (county, id)
);
CREATE UNIQUE INDEX guarantee_key ON guarantee (county, household_id, item, day) WHERE voided = 0;
CREATE INDEX guarantee_place ON guarantee (county, place, id);
CREATE INDEX guarantee_household ON guarantee (county, household_id, id);
CREATE INDEX guarantee_day ON guarantee (county, day, id);
CREATE INDEX guarantee_checked_by ON guarantee (county, checked_by_id, id);
CREATE TABLE exit_plan (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  year BIGINT,
  household_id BIGINT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX exit_plan_key ON exit_plan (county, year, place, household_id) WHERE voided = 0;
CREATE INDEX exit_plan_place ON exit_plan (county, place, id);
CREATE INDEX exit_plan_year ON exit_plan (county, year, id);
CREATE INDEX exit_plan_household ON exit_plan (county, household_id, id);
CREATE INDEX exit_plan_document ON exit_plan (county, document_id, id);
CREATE TABLE household_exit (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  household_id BIGINT,
  day TEXT,
  precision TEXT,
  method TEXT,
  per_capita BIGINT,
  evidence TEXT,
  document_id BIGINT,
  proposed_by_id BIGINT,
  confirmed_by_id BIGINT,
  confirmed_on TEXT,
  proposed_account TEXT,
  confirmed_account TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id),
  FOREIGN KEY (county, proposed_by_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, confirmed_by_id) REFERENCES cadre (county, id)
);
CREATE UNIQUE INDEX household_exit_key ON household_exit (county, household_id, day) WHERE voided = 0;
CREATE INDEX household_exit_place ON household_exit (county, place, id);
CREATE INDEX household_exit_household ON household_exit (county, household_id, id);
CREATE INDEX household_exit_day ON household_exit (county, day, id);
CREATE INDEX household_exit_document ON household_exit (county, document_id, id);
CREATE INDEX household_exit_proposed_by ON household_exit (county, proposed_by_id, id);
CREATE INDEX household_exit_confirmed_by ON household_exit (county, confirmed_by_id, id);
CREATE INDEX household_exit_confirmed_on ON household_exit (county, confirmed_on, id);
CREATE TABLE village_fact (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  year BIGINT,
  households BIGINT,
  population BIGINT,
  members BIGINT,
  cadres BIGINT,
  labour BIGINT,
  land_mu BIGINT,
  evidence TEXT,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX village_fact_key ON village_fact (county, place, year) WHERE voided = 0;
CREATE INDEX village_fact_place ON village_fact (county, place, id);
CREATE INDEX village_fact_year ON village_fact (county, year, id);
CREATE TABLE village_exit (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  day TEXT,
  precision TEXT,
  poverty_rate BIGINT,
  collective_income BIGINT,
  evidence TEXT,
  document_id BIGINT,
  proposed_by_id BIGINT,
  confirmed_by_id BIGINT,
  confirmed_on TEXT,
  proposed_account TEXT,
  confirmed_account TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id),
  FOREIGN KEY (county, proposed_by_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, confirmed_by_id) REFERENCES cadre (county, id)
);
CREATE UNIQUE INDEX village_exit_key ON village_exit (county, place, day) WHERE voided = 0;
CREATE INDEX village_exit_place ON village_exit (county, place, id);
CREATE INDEX village_exit_day ON village_exit (county, day, id);
CREATE INDEX village_exit_document ON village_exit (county, document_id, id);
CREATE INDEX village_exit_proposed_by ON village_exit (county, proposed_by_id, id);
CREATE INDEX village_exit_confirmed_by ON village_exit (county, confirmed_by_id, id);
CREATE INDEX village_exit_confirmed_on ON village_exit (county, confirmed_on, id);
CREATE TABLE village_designation (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX village_designation_key ON village_designation (county, place, kind, from_on) WHERE voided = 0;
CREATE INDEX village_designation_place ON village_designation (county, place, id);
CREATE INDEX village_designation_kind ON village_designation (county, kind, id);
CREATE INDEX village_designation_from_on ON village_designation (county, from_on, id);
CREATE INDEX village_designation_document ON village_designation (county, document_id, id);
CREATE TABLE household_event (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  kind TEXT,
  day TEXT,
  household_id BIGINT,
  other_id BIGINT,
  ended_id BIGINT,
  person_id BIGINT,
  other_person_id BIGINT,
  summary TEXT,
  reason TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, other_id) REFERENCES household (county, id),
  FOREIGN KEY (county, ended_id) REFERENCES household (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, other_person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX household_event_place ON household_event (county, place, id);
CREATE INDEX household_event_kind ON household_event (county, kind, id);
CREATE INDEX household_event_day ON household_event (county, day, id);
CREATE INDEX household_event_household ON household_event (county, household_id, id);
CREATE INDEX household_event_other ON household_event (county, other_id, id);
CREATE INDEX household_event_ended ON household_event (county, ended_id, id);
CREATE INDEX household_event_person ON household_event (county, person_id, id);
CREATE INDEX household_event_other_person ON household_event (county, other_person_id, id);
CREATE INDEX household_event_document ON household_event (county, document_id, id);
CREATE TABLE person_merge (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  day TEXT,
  kept_id BIGINT,
  merged_id BIGINT,
  moved BIGINT,
  summary TEXT,
  reason TEXT,
  document_id BIGINT,
  number_of TEXT,
  facts_of TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, kept_id) REFERENCES person (county, id),
  FOREIGN KEY (county, merged_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX person_merge_place ON person_merge (county, place, id);
CREATE INDEX person_merge_day ON person_merge (county, day, id);
CREATE INDEX person_merge_kept ON person_merge (county, kept_id, id);
CREATE INDEX person_merge_merged ON person_merge (county, merged_id, id);
CREATE INDEX person_merge_document ON person_merge (county, document_id, id);
CREATE TABLE training_plan (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  title TEXT,
  title_py TEXT,
  topic TEXT,
  category TEXT,
  sessions BIGINT,
  persons BIGINT,
  due_on TEXT,
  owner_id BIGINT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, owner_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX training_plan_key ON training_plan (county, title, due_on) WHERE voided = 0;
CREATE INDEX training_plan_place ON training_plan (county, place, id);
CREATE INDEX training_plan_title_py ON training_plan (county, title_py, id);
CREATE INDEX training_plan_due_on ON training_plan (county, due_on, id);
CREATE INDEX training_plan_owner ON training_plan (county, owner_id, id);
CREATE INDEX training_plan_document ON training_plan (county, document_id, id);
CREATE TABLE training_session (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  held_on TEXT,
  until_on TEXT,
  title TEXT,
  title_py TEXT,
  organisers_ids TEXT,
  topic TEXT,
  category TEXT,
  level TEXT,
  lecturer TEXT,
  lecturer_level TEXT,
  audience TEXT,
  location TEXT,
  hours BIGINT,
  expected BIGINT,
  cost BIGINT,
  plan_id BIGINT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, plan_id) REFERENCES training_plan (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX training_session_key ON training_session (county, held_on, title) WHERE voided = 0;
CREATE INDEX training_session_place ON training_session (county, place, id);
CREATE INDEX training_session_held_on ON training_session (county, held_on, id);
CREATE INDEX training_session_title_py ON training_session (county, title_py, id);
CREATE INDEX training_session_topic ON training_session (county, topic, id);
CREATE INDEX training_session_category ON training_session (county, category, id);
CREATE INDEX training_session_plan ON training_session (county, plan_id, id);
CREATE INDEX training_session_document ON training_session (county, document_id, id);
CREATE TABLE training_attendance (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  session_id BIGINT,
  kind TEXT,
  person_id BIGINT,
  organisation_id BIGINT,
  head_count BIGINT,
  sign_in TEXT,
  score BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, session_id) REFERENCES training_session (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id)
);
CREATE UNIQUE INDEX training_attendance_key ON training_attendance (county, session_id, person_id) WHERE voided = 0;
CREATE INDEX training_attendance_place ON training_attendance (county, place, id);
CREATE INDEX training_attendance_session ON training_attendance (county, session_id, id);
CREATE INDEX training_attendance_person ON training_attendance (county, person_id, id);
CREATE INDEX training_attendance_organisation ON training_attendance (county, organisation_id, id);
CREATE TABLE work_team (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  document_id BIGINT,
  end_document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id),
  FOREIGN KEY (county, end_document_id) REFERENCES document (county, id)
);
CREATE INDEX work_team_key ON work_team (county, place, name) WHERE voided = 0;
CREATE INDEX work_team_place ON work_team (county, place, id);
CREATE INDEX work_team_name_py ON work_team (county, name_py, id);
CREATE INDEX work_team_document ON work_team (county, document_id, id);
CREATE INDEX work_team_end_document ON work_team (county, end_document_id, id);
CREATE TABLE slot (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  team_id BIGINT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  end_document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, team_id) REFERENCES work_team (county, id),
  FOREIGN KEY (county, end_document_id) REFERENCES document (county, id)
);
CREATE INDEX slot_key ON slot (county, team_id, kind, from_on) WHERE voided = 0;
CREATE INDEX slot_place ON slot (county, place, id);
CREATE INDEX slot_team ON slot (county, team_id, id);
CREATE INDEX slot_kind ON slot (county, kind, id);
CREATE INDEX slot_end_document ON slot (county, end_document_id, id);
CREATE TABLE posting (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  slot_id BIGINT,
  cadre_id BIGINT,
  organisation_id BIGINT,
  level TEXT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  successor_id BIGINT,
  successor_interim BIGINT,
  vacancy_due_on TEXT,
  interim BIGINT,
  predecessor_id BIGINT,
  document_id BIGINT,
  batch TEXT,
  term_ends_on TEXT,
  acting_post TEXT,
  rank_before TEXT,
  relation_moved_on TEXT,
  end_document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, slot_id) REFERENCES slot (county, id),
  FOREIGN KEY (county, cadre_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, successor_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, predecessor_id) REFERENCES posting (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id),
  FOREIGN KEY (county, end_document_id) REFERENCES document (county, id)
);
CREATE INDEX posting_key ON posting (county, slot_id, cadre_id, from_on) WHERE voided = 0;
CREATE INDEX posting_place ON posting (county, place, id);
CREATE INDEX posting_slot ON posting (county, slot_id, id);
CREATE INDEX posting_cadre ON posting (county, cadre_id, id);
CREATE INDEX posting_organisation ON posting (county, organisation_id, id);
CREATE INDEX posting_level ON posting (county, level, id);
CREATE INDEX posting_from_on ON posting (county, from_on, id);
CREATE INDEX posting_successor ON posting (county, successor_id, id);
CREATE INDEX posting_predecessor ON posting (county, predecessor_id, id);
CREATE INDEX posting_document ON posting (county, document_id, id);
CREATE INDEX posting_end_document ON posting (county, end_document_id, id);
CREATE TABLE attendance (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  posting_id BIGINT,
  month TEXT,
  days_on_post BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, posting_id) REFERENCES posting (county, id)
);
CREATE UNIQUE INDEX attendance_key ON attendance (county, posting_id, month) WHERE voided = 0;
CREATE INDEX attendance_place ON attendance (county, place, id);
CREATE INDEX attendance_posting ON attendance (county, posting_id, id);
CREATE INDEX attendance_month ON attendance (county, month, id);
CREATE TABLE posting_leave (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  posting_id BIGINT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  approved_by TEXT,
  level TEXT,
  reason TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, posting_id) REFERENCES posting (county, id)
);
CREATE INDEX posting_leave_key ON posting_leave (county, posting_id, from_on) WHERE voided = 0;
CREATE INDEX posting_leave_place ON posting_leave (county, place, id);
CREATE INDEX posting_leave_posting ON posting_leave (county, posting_id, id);
CREATE INDEX posting_leave_from_on ON posting_leave (county, from_on, id);
CREATE TABLE posting_guarantee (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  posting_id BIGINT,
  year BIGINT,
  work_funds BIGINT,
  allowance BIGINT,
  insured BIGINT,
  checked_on TEXT,
  evidence TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, posting_id) REFERENCES posting (county, id)
);
CREATE UNIQUE INDEX posting_guarantee_key ON posting_guarantee (county, posting_id, year) WHERE voided = 0;
CREATE INDEX posting_guarantee_place ON posting_guarantee (county, place, id);
CREATE INDEX posting_guarantee_posting ON posting_guarantee (county, posting_id, id);
CREATE INDEX posting_guarantee_year ON posting_guarantee (county, year, id);
CREATE TABLE handover (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  cadre_id BIGINT,
  day TEXT,
  reason TEXT,
  households BIGINT,
  supervisor TEXT,
  note TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, cadre_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX handover_place ON handover (county, place, id);
CREATE INDEX handover_cadre ON handover (county, cadre_id, id);
CREATE INDEX handover_day ON handover (county, day, id);
CREATE INDEX handover_document ON handover (county, document_id, id);
CREATE TABLE responsibility (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  tier TEXT,
  cadre_id BIGINT,
  organisation_id BIGINT,
  team_id BIGINT,
  household_id BIGINT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  successor_id BIGINT,
  successor_unit_id BIGINT,
  successor_team_id BIGINT,
  successor_interim BIGINT,
  vacancy_due_on TEXT,
  interim BIGINT,
  predecessor_id BIGINT,
  handover_id BIGINT,
  document_id BIGINT,
  end_document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, cadre_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, team_id) REFERENCES work_team (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, successor_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, successor_unit_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, successor_team_id) REFERENCES work_team (county, id),
  FOREIGN KEY (county, predecessor_id) REFERENCES responsibility (county, id),
  FOREIGN KEY (county, handover_id) REFERENCES handover (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id),
  FOREIGN KEY (county, end_document_id) REFERENCES document (county, id)
);
CREATE INDEX responsibility_key ON responsibility (county, cadre_id, household_id) WHERE voided = 0;
CREATE INDEX responsibility_place ON responsibility (county, place, id);
CREATE INDEX responsibility_tier ON responsibility (county, tier, id);
CREATE INDEX responsibility_cadre ON responsibility (county, cadre_id, id);
CREATE INDEX responsibility_organisation ON responsibility (county, organisation_id, id);
CREATE INDEX responsibility_team ON responsibility (county, team_id, id);
CREATE INDEX responsibility_household ON responsibility (county, household_id, id);
CREATE INDEX responsibility_from_on ON responsibility (county, from_on, id);
CREATE INDEX responsibility_successor ON responsibility (county, successor_id, id);
CREATE INDEX responsibility_successor_unit ON responsibility (county, successor_unit_id, id);
CREATE INDEX responsibility_successor_team ON responsibility (county, successor_team_id, id);
CREATE INDEX responsibility_predecessor ON responsibility (county, predecessor_id, id);
CREATE INDEX responsibility_handover ON responsibility (county, handover_id, id);
CREATE INDEX responsibility_document ON responsibility (county, document_id, id);
CREATE INDEX responsibility_end_document ON responsibility (county, end_document_id, id);
CREATE TABLE vacancy (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  kind TEXT,
  household_id BIGINT,
  slot_id BIGINT,
  from_on TEXT,
  due_on TEXT,
  to_on TEXT,
  owner_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, slot_id) REFERENCES slot (county, id),
  FOREIGN KEY (county, owner_id) REFERENCES organisation (county, id)
);
CREATE INDEX vacancy_key ON vacancy (county, household_id) WHERE voided = 0;
CREATE INDEX vacancy_place ON vacancy (county, place, id);
CREATE INDEX vacancy_household ON vacancy (county, household_id, id);
CREATE INDEX vacancy_slot ON vacancy (county, slot_id, id);
CREATE INDEX vacancy_due_on ON vacancy (county, due_on, id);
CREATE INDEX vacancy_owner ON vacancy (county, owner_id, id);
CREATE TABLE visit (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  household_id BIGINT,
  cadre_id BIGINT,
  day TEXT,
  way TEXT,
  met BIGINT,
  items TEXT,
  done TEXT,
  wanted TEXT,
  answered TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, cadre_id) REFERENCES cadre (county, id)
);
CREATE UNIQUE INDEX visit_key ON visit (county, household_id, cadre_id, day) WHERE voided = 0;
CREATE INDEX visit_place ON visit (county, place, id);
CREATE INDEX visit_household ON visit (county, household_id, id);
CREATE INDEX visit_cadre ON visit (county, cadre_id, id);
CREATE INDEX visit_day ON visit (county, day, id);
CREATE TABLE enterprise_pairing (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  enterprise_id BIGINT,
  party_organisation_id BIGINT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, enterprise_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, party_organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX enterprise_pairing_key ON enterprise_pairing (county, enterprise_id, place) WHERE voided = 0;
CREATE INDEX enterprise_pairing_place ON enterprise_pairing (county, place, id);
CREATE INDEX enterprise_pairing_enterprise ON enterprise_pairing (county, enterprise_id, id);
CREATE INDEX enterprise_pairing_party_organisation ON enterprise_pairing (county, party_organisation_id, id);
CREATE INDEX enterprise_pairing_from_on ON enterprise_pairing (county, from_on, id);
CREATE INDEX enterprise_pairing_document ON enterprise_pairing (county, document_id, id);
CREATE TABLE assistance_item (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  pairing_id BIGINT,
  title TEXT,
  title_py TEXT,
  kind TEXT,
  day TEXT,
  promised BIGINT,
  arrived BIGINT,
  voucher_no TEXT,
  arrived_on TEXT,
  in_kind BIGINT,
  jobs_promised BIGINT,
  jobs BIGINT,
  job_kind TEXT,
  persons BIGINT,
  households BIGINT,
  evidence TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, pairing_id) REFERENCES enterprise_pairing (county, id)
);
CREATE UNIQUE INDEX assistance_item_key ON assistance_item (county, pairing_id, title, day) WHERE voided = 0;
CREATE INDEX assistance_item_place ON assistance_item (county, place, id);
CREATE INDEX assistance_item_pairing ON assistance_item (county, pairing_id, id);
CREATE INDEX assistance_item_title_py ON assistance_item (county, title_py, id);
CREATE INDEX assistance_item_kind ON assistance_item (county, kind, id);
CREATE INDEX assistance_item_day ON assistance_item (county, day, id);
CREATE TABLE pay_rate (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  class TEXT,
  from_on TEXT,
  monthly BIGINT,
  yearly BIGINT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX pay_rate_key ON pay_rate (county, class, from_on) WHERE voided = 0;
CREATE INDEX pay_rate_place ON pay_rate (county, place, id);
CREATE INDEX pay_rate_class ON pay_rate (county, class, id);
CREATE INDEX pay_rate_from_on ON pay_rate (county, from_on, id);
CREATE INDEX pay_rate_document ON pay_rate (county, document_id, id);
CREATE TABLE village_post (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  class TEXT,
  title TEXT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  bank_name TEXT,
  bank_card TEXT,
  card_doubtful BIGINT,
  both_posts BIGINT,
  supervises BIGINT,
  entry TEXT,
  term TEXT,
  pay_basis TEXT,
  graduate_officer BIGINT,
  education TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX village_post_key ON village_post (county, person_id, place, class) WHERE voided = 0;
CREATE INDEX village_post_place ON village_post (county, place, id);
CREATE INDEX village_post_person ON village_post (county, person_id, id);
CREATE INDEX village_post_class ON village_post (county, class, id);
CREATE INDEX village_post_from_on ON village_post (county, from_on, id);
CREATE INDEX village_post_document ON village_post (county, document_id, id);
CREATE TABLE pay_run (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  month TEXT,
  batch TEXT,
  prepared_by_id BIGINT,
  prepared_account TEXT,
  approved_by_id BIGINT,
  locked_on TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, prepared_by_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, approved_by_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX pay_run_key ON pay_run (county, month, batch) WHERE voided = 0;
CREATE INDEX pay_run_place ON pay_run (county, place, id);
CREATE INDEX pay_run_month ON pay_run (county, month, id);
CREATE INDEX pay_run_prepared_by ON pay_run (county, prepared_by_id, id);
CREATE INDEX pay_run_approved_by ON pay_run (county, approved_by_id, id);
CREATE INDEX pay_run_locked_on ON pay_run (county, locked_on, id);
CREATE INDEX pay_run_document ON pay_run (county, document_id, id);
CREATE TABLE pay_line (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  run_id BIGINT,
  person_id BIGINT,
  class TEXT,
  part TEXT,
  from_month TEXT,
  to_month TEXT,
  amount BIGINT,
  reason TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, run_id) REFERENCES pay_run (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE UNIQUE INDEX pay_line_key ON pay_line (county, run_id, person_id, part, from_month) WHERE voided = 0;
CREATE INDEX pay_line_place ON pay_line (county, place, id);
CREATE INDEX pay_line_run ON pay_line (county, run_id, id);
CREATE INDEX pay_line_person ON pay_line (county, person_id, id);
CREATE INDEX pay_line_class ON pay_line (county, class, id);
CREATE INDEX pay_line_part ON pay_line (county, part, id);
CREATE INDEX pay_line_from_month ON pay_line (county, from_month, id);
CREATE TABLE pay_part_rate (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  part TEXT,
  class TEXT,
  from_on TEXT,
  monthly BIGINT,
  cycle TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX pay_part_rate_key ON pay_part_rate (county, part, class, from_on) WHERE voided = 0;
CREATE INDEX pay_part_rate_place ON pay_part_rate (county, place, id);
CREATE INDEX pay_part_rate_part ON pay_part_rate (county, part, id);
CREATE INDEX pay_part_rate_from_on ON pay_part_rate (county, from_on, id);
CREATE INDEX pay_part_rate_document ON pay_part_rate (county, document_id, id);
CREATE TABLE bank_mapping (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  separator TEXT,
  header BIGINT,
  columns TEXT,
  returned TEXT,
  done_words TEXT,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX bank_mapping_key ON bank_mapping (county, name) WHERE voided = 0;
CREATE INDEX bank_mapping_place ON bank_mapping (county, place, id);
CREATE INDEX bank_mapping_name_py ON bank_mapping (county, name_py, id);
CREATE TABLE pay_transfer (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  run_id BIGINT,
  person_id BIGINT,
  amount BIGINT,
  bank_name TEXT,
  bank_card TEXT,
  state TEXT,
  reason TEXT,
  sent_on TEXT,
  returned_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, run_id) REFERENCES pay_run (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE UNIQUE INDEX pay_transfer_key ON pay_transfer (county, run_id, person_id) WHERE voided = 0;
CREATE INDEX pay_transfer_place ON pay_transfer (county, place, id);
CREATE INDEX pay_transfer_run ON pay_transfer (county, run_id, id);
CREATE INDEX pay_transfer_person ON pay_transfer (county, person_id, id);
CREATE INDEX pay_transfer_state ON pay_transfer (county, state, id);
CREATE INDEX pay_transfer_sent_on ON pay_transfer (county, sent_on, id);
CREATE TABLE insurance_rate (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  year BIGINT,
  kind TEXT,
  charged TEXT,
  premium BIGINT,
  county_paid BIGINT,
  township_paid BIGINT,
  village_paid BIGINT,
  person_paid BIGINT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX insurance_rate_key ON insurance_rate (county, year, kind) WHERE voided = 0;
CREATE INDEX insurance_rate_place ON insurance_rate (county, place, id);
CREATE INDEX insurance_rate_year ON insurance_rate (county, year, id);
CREATE INDEX insurance_rate_kind ON insurance_rate (county, kind, id);
CREATE INDEX insurance_rate_document ON insurance_rate (county, document_id, id);
CREATE TABLE insurance_enrolment (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  base BIGINT,
  premium BIGINT,
  county_paid BIGINT,
  township_paid BIGINT,
  village_paid BIGINT,
  person_paid BIGINT,
  paid_on TEXT,
  insurer TEXT,
  number TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE UNIQUE INDEX insurance_enrolment_key ON insurance_enrolment (county, person_id, kind, from_on) WHERE voided = 0;
CREATE INDEX insurance_enrolment_place ON insurance_enrolment (county, place, id);
CREATE INDEX insurance_enrolment_person ON insurance_enrolment (county, person_id, id);
CREATE INDEX insurance_enrolment_kind ON insurance_enrolment (county, kind, id);
CREATE INDEX insurance_enrolment_from_on ON insurance_enrolment (county, from_on, id);
CREATE INDEX insurance_enrolment_paid_on ON insurance_enrolment (county, paid_on, id);
CREATE TABLE insurance_exemption (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  kind TEXT,
  reason TEXT,
  from_on TEXT,
  to_on TEXT,
  evidence TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE INDEX insurance_exemption_key ON insurance_exemption (county, person_id, kind, from_on) WHERE voided = 0;
CREATE INDEX insurance_exemption_place ON insurance_exemption (county, place, id);
CREATE INDEX insurance_exemption_person ON insurance_exemption (county, person_id, id);
CREATE INDEX insurance_exemption_from_on ON insurance_exemption (county, from_on, id);
CREATE TABLE village_size (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  class TEXT,
  from_on TEXT,
  to_on TEXT,
  population BIGINT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX village_size_key ON village_size (county, place, from_on) WHERE voided = 0;
CREATE INDEX village_size_place ON village_size (county, place, id);
CREATE INDEX village_size_class ON village_size (county, class, id);
CREATE INDEX village_size_from_on ON village_size (county, from_on, id);
CREATE INDEX village_size_document ON village_size (county, document_id, id);
CREATE TABLE operating_fund_amount (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  year BIGINT,
  class TEXT,
  amount BIGINT,
  growth BIGINT,
  with_pay BIGINT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX operating_fund_amount_key ON operating_fund_amount (county, year, class) WHERE voided = 0;
CREATE INDEX operating_fund_amount_place ON operating_fund_amount (county, place, id);
CREATE INDEX operating_fund_amount_year ON operating_fund_amount (county, year, id);
CREATE INDEX operating_fund_amount_class ON operating_fund_amount (county, class, id);
CREATE INDEX operating_fund_amount_document ON operating_fund_amount (county, document_id, id);
CREATE TABLE operating_fund (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  year BIGINT,
  class TEXT,
  amount BIGINT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX operating_fund_key ON operating_fund (county, year, place) WHERE voided = 0;
CREATE INDEX operating_fund_place ON operating_fund (county, place, id);
CREATE INDEX operating_fund_year ON operating_fund (county, year, id);
CREATE INDEX operating_fund_class ON operating_fund (county, class, id);
CREATE INDEX operating_fund_document ON operating_fund (county, document_id, id);
CREATE TABLE operating_fund_payment (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  fund_id BIGINT,
  day TEXT,
  part BIGINT,
  amount BIGINT,
  voucher_no TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, fund_id) REFERENCES operating_fund (county, id)
);
CREATE UNIQUE INDEX operating_fund_payment_key ON operating_fund_payment (county, fund_id, part) WHERE voided = 0;
CREATE INDEX operating_fund_payment_place ON operating_fund_payment (county, place, id);
CREATE INDEX operating_fund_payment_fund ON operating_fund_payment (county, fund_id, id);
CREATE INDEX operating_fund_payment_day ON operating_fund_payment (county, day, id);
CREATE TABLE dues_grant (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  day TEXT,
  source_level TEXT,
  recipient TEXT,
  organisation_id BIGINT,
  person_id BIGINT,
  purpose TEXT,
  amount BIGINT,
  voucher_no TEXT,
  decided_on TEXT,
  decision TEXT,
  use_until TEXT,
  used_on TEXT,
  receipt TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX dues_grant_key ON dues_grant (county, day, source_level, organisation_id, amount) WHERE voided = 0;
CREATE INDEX dues_grant_place ON dues_grant (county, place, id);
CREATE INDEX dues_grant_day ON dues_grant (county, day, id);
CREATE INDEX dues_grant_source_level ON dues_grant (county, source_level, id);
CREATE INDEX dues_grant_recipient ON dues_grant (county, recipient, id);
CREATE INDEX dues_grant_organisation ON dues_grant (county, organisation_id, id);
CREATE INDEX dues_grant_person ON dues_grant (county, person_id, id);
CREATE INDEX dues_grant_document ON dues_grant (county, document_id, id);
CREATE TABLE establishment (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  office TEXT,
  posts BIGINT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX establishment_key ON establishment (county, office, place) WHERE voided = 0;
CREATE INDEX establishment_place ON establishment (county, place, id);
CREATE INDEX establishment_office ON establishment (county, office, id);
CREATE INDEX establishment_from_on ON establishment (county, from_on, id);
CREATE INDEX establishment_document ON establishment (county, document_id, id);
CREATE TABLE staff (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  office TEXT,
  identity TEXT,
  post TEXT,
  full_time BIGINT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  came_from TEXT,
  paid_by TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX staff_key ON staff (county, person_id, office, place) WHERE voided = 0;
CREATE INDEX staff_place ON staff (county, place, id);
CREATE INDEX staff_person ON staff (county, person_id, id);
CREATE INDEX staff_office ON staff (county, office, id);
CREATE INDEX staff_from_on ON staff (county, from_on, id);
CREATE INDEX staff_document ON staff (county, document_id, id);
CREATE TABLE grassroots_recruit (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  recruited_on TEXT,
  batch TEXT,
  plan TEXT,
  school TEXT,
  service_ends_on TEXT,
  outcome TEXT,
  placed_in TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX grassroots_recruit_key ON grassroots_recruit (county, person_id, recruited_on) WHERE voided = 0;
CREATE INDEX grassroots_recruit_place ON grassroots_recruit (county, place, id);
CREATE INDEX grassroots_recruit_person ON grassroots_recruit (county, person_id, id);
CREATE INDEX grassroots_recruit_recruited_on ON grassroots_recruit (county, recruited_on, id);
CREATE INDEX grassroots_recruit_placed_in ON grassroots_recruit (county, placed_in, id);
CREATE INDEX grassroots_recruit_document ON grassroots_recruit (county, document_id, id);
CREATE TABLE advisory_team (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  expertise TEXT,
  organisation_id BIGINT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX advisory_team_key ON advisory_team (county, name) WHERE voided = 0;
CREATE INDEX advisory_team_place ON advisory_team (county, place, id);
CREATE INDEX advisory_team_name_py ON advisory_team (county, name_py, id);
CREATE INDEX advisory_team_organisation ON advisory_team (county, organisation_id, id);
CREATE INDEX advisory_team_document ON advisory_team (county, document_id, id);
CREATE TABLE advisory_member (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  team_id BIGINT,
  person_id BIGINT,
  expertise TEXT,
  politics TEXT,
  backbone BIGINT,
  title TEXT,
  unit TEXT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, team_id) REFERENCES advisory_team (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE INDEX advisory_member_key ON advisory_member (county, team_id, person_id) WHERE voided = 0;
CREATE INDEX advisory_member_place ON advisory_member (county, place, id);
CREATE INDEX advisory_member_team ON advisory_member (county, team_id, id);
CREATE INDEX advisory_member_person ON advisory_member (county, person_id, id);
CREATE INDEX advisory_member_politics ON advisory_member (county, politics, id);
CREATE INDEX advisory_member_from_on ON advisory_member (county, from_on, id);
CREATE TABLE st_commissioner (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  expertise TEXT,
  unit TEXT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX st_commissioner_key ON st_commissioner (county, person_id, place) WHERE voided = 0;
CREATE INDEX st_commissioner_place ON st_commissioner (county, place, id);
CREATE INDEX st_commissioner_person ON st_commissioner (county, person_id, id);
CREATE INDEX st_commissioner_from_on ON st_commissioner (county, from_on, id);
CREATE INDEX st_commissioner_document ON st_commissioner (county, document_id, id);
CREATE TABLE volunteer (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  expertise TEXT,
  unit TEXT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE INDEX volunteer_key ON volunteer (county, person_id, from_on) WHERE voided = 0;
CREATE INDEX volunteer_place ON volunteer (county, place, id);
CREATE INDEX volunteer_person ON volunteer (county, person_id, id);
CREATE INDEX volunteer_from_on ON volunteer (county, from_on, id);
CREATE TABLE expert_activity (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  day TEXT,
  kind TEXT,
  title TEXT,
  title_py TEXT,
  team_id BIGINT,
  experts_ids TEXT,
  trained BIGINT,
  result TEXT,
  evidence TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, team_id) REFERENCES advisory_team (county, id)
);
CREATE UNIQUE INDEX expert_activity_key ON expert_activity (county, day, title, place) WHERE voided = 0;
CREATE INDEX expert_activity_place ON expert_activity (county, place, id);
CREATE INDEX expert_activity_day ON expert_activity (county, day, id);
CREATE INDEX expert_activity_kind ON expert_activity (county, kind, id);
CREATE INDEX expert_activity_title_py ON expert_activity (county, title_py, id);
CREATE INDEX expert_activity_team ON expert_activity (county, team_id, id);
CREATE TABLE expert_household (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  activity_id BIGINT,
  household_id BIGINT,
  signed_by TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, activity_id) REFERENCES expert_activity (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id)
);
CREATE UNIQUE INDEX expert_household_key ON expert_household (county, activity_id, household_id) WHERE voided = 0;
CREATE INDEX expert_household_place ON expert_household (county, place, id);
CREATE INDEX expert_household_activity ON expert_household (county, activity_id, id);
CREATE INDEX expert_household_household ON expert_household (county, household_id, id);
CREATE TABLE base (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  leader_id BIGINT,
  manager TEXT,
  phone TEXT,
  credit_code TEXT,
  industries TEXT,
  invested BIGINT,
  assistance BIGINT,
  own_funds BIGINT,
  loans BIGINT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, leader_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX base_key ON base (county, name) WHERE voided = 0;
CREATE INDEX base_place ON base (county, place, id);
CREATE INDEX base_name_py ON base (county, name_py, id);
CREATE INDEX base_leader ON base (county, leader_id, id);
CREATE INDEX base_document ON base (county, document_id, id);
CREATE TABLE base_site (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  base_id BIGINT,
  area BIGINT,
  industry TEXT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, base_id) REFERENCES base (county, id)
);
CREATE INDEX base_site_key ON base_site (county, base_id, place) WHERE voided = 0;
CREATE INDEX base_site_place ON base_site (county, place, id);
CREATE INDEX base_site_base ON base_site (county, base_id, id);
CREATE TABLE base_partner (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  base_id BIGINT,
  role TEXT,
  organisation_id BIGINT,
  invested BIGINT,
  duty TEXT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, base_id) REFERENCES base (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id)
);
CREATE INDEX base_partner_key ON base_partner (county, base_id, role, organisation_id) WHERE voided = 0;
CREATE INDEX base_partner_place ON base_partner (county, place, id);
CREATE INDEX base_partner_base ON base_partner (county, base_id, id);
CREATE INDEX base_partner_organisation ON base_partner (county, organisation_id, id);
CREATE TABLE benefit_link (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  base_id BIGINT,
  household_id BIGINT,
  person_id BIGINT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  land_mu BIGINT,
  paid_in BIGINT,
  contract TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, base_id) REFERENCES base (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE INDEX benefit_link_key ON benefit_link (county, base_id, household_id, person_id, kind) WHERE voided = 0;
CREATE INDEX benefit_link_place ON benefit_link (county, place, id);
CREATE INDEX benefit_link_base ON benefit_link (county, base_id, id);
CREATE INDEX benefit_link_household ON benefit_link (county, household_id, id);
CREATE INDEX benefit_link_person ON benefit_link (county, person_id, id);
CREATE INDEX benefit_link_kind ON benefit_link (county, kind, id);
CREATE INDEX benefit_link_from_on ON benefit_link (county, from_on, id);
CREATE TABLE link_benefit (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  link_id BIGINT,
  year BIGINT,
  amount BIGINT,
  evidence TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, link_id) REFERENCES benefit_link (county, id)
);
CREATE UNIQUE INDEX link_benefit_key ON link_benefit (county, link_id, year) WHERE voided = 0;
CREATE INDEX link_benefit_place ON link_benefit (county, place, id);
CREATE INDEX link_benefit_link ON link_benefit (county, link_id, id);
CREATE INDEX link_benefit_year ON link_benefit (county, year, id);
CREATE TABLE mobile_branch (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  location TEXT,
  organisation_id BIGINT,
  liaison TEXT,
  liaison_phone TEXT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id)
);
CREATE INDEX mobile_branch_key ON mobile_branch (county, name) WHERE voided = 0;
CREATE INDEX mobile_branch_place ON mobile_branch (county, place, id);
CREATE INDEX mobile_branch_name_py ON mobile_branch (county, name_py, id);
CREATE INDEX mobile_branch_organisation ON mobile_branch (county, organisation_id, id);
CREATE TABLE mobile_member (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  branch_id BIGINT,
  person_id BIGINT,
  from_on TEXT,
  to_on TEXT,
  location TEXT,
  work TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, branch_id) REFERENCES mobile_branch (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE INDEX mobile_member_key ON mobile_member (county, branch_id, person_id) WHERE voided = 0;
CREATE INDEX mobile_member_place ON mobile_member (county, place, id);
CREATE INDEX mobile_member_branch ON mobile_member (county, branch_id, id);
CREATE INDEX mobile_member_person ON mobile_member (county, person_id, id);
CREATE INDEX mobile_member_from_on ON mobile_member (county, from_on, id);
CREATE TABLE return_venture (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  branch_id BIGINT,
  person_id BIGINT,
  returned_on TEXT,
  name TEXT,
  kind TEXT,
  jobs BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, branch_id) REFERENCES mobile_branch (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE UNIQUE INDEX return_venture_key ON return_venture (county, branch_id, person_id, returned_on) WHERE voided = 0;
CREATE INDEX return_venture_place ON return_venture (county, place, id);
CREATE INDEX return_venture_branch ON return_venture (county, branch_id, id);
CREATE INDEX return_venture_person ON return_venture (county, person_id, id);
CREATE INDEX return_venture_returned_on ON return_venture (county, returned_on, id);
CREATE TABLE workshop (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  branch_id BIGINT,
  kind TEXT,
  name TEXT,
  name_py TEXT,
  venture_id BIGINT,
  address TEXT,
  from_on TEXT,
  to_on TEXT,
  workers BIGINT,
  checked_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, branch_id) REFERENCES mobile_branch (county, id),
  FOREIGN KEY (county, venture_id) REFERENCES return_venture (county, id)
);
CREATE INDEX workshop_key ON workshop (county, branch_id, name) WHERE voided = 0;
CREATE INDEX workshop_place ON workshop (county, place, id);
CREATE INDEX workshop_branch ON workshop (county, branch_id, id);
CREATE INDEX workshop_kind ON workshop (county, kind, id);
CREATE INDEX workshop_name_py ON workshop (county, name_py, id);
CREATE INDEX workshop_venture ON workshop (county, venture_id, id);
CREATE TABLE workshop_link (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  workshop_id BIGINT,
  household_id BIGINT,
  person_id BIGINT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, workshop_id) REFERENCES workshop (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE INDEX workshop_link_key ON workshop_link (county, workshop_id, household_id) WHERE voided = 0;
CREATE INDEX workshop_link_place ON workshop_link (county, place, id);
CREATE INDEX workshop_link_workshop ON workshop_link (county, workshop_id, id);
CREATE INDEX workshop_link_household ON workshop_link (county, household_id, id);
CREATE INDEX workshop_link_person ON workshop_link (county, person_id, id);
CREATE INDEX workshop_link_from_on ON workshop_link (county, from_on, id);
CREATE TABLE mobile_report (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  branch_id BIGINT,
  year BIGINT,
  reported_on TEXT,
  summary TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, branch_id) REFERENCES mobile_branch (county, id)
);
CREATE UNIQUE INDEX mobile_report_key ON mobile_report (county, branch_id, year) WHERE voided = 0;
CREATE INDEX mobile_report_place ON mobile_report (county, place, id);
CREATE INDEX mobile_report_branch ON mobile_report (county, branch_id, id);
CREATE INDEX mobile_report_year ON mobile_report (county, year, id);
CREATE TABLE equity (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  base_id BIGINT,
  shares BIGINT,
  capital BIGINT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, base_id) REFERENCES base (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX equity_key ON equity (county, name, place) WHERE voided = 0;
CREATE INDEX equity_place ON equity (county, place, id);
CREATE INDEX equity_name_py ON equity (county, name_py, id);
CREATE INDEX equity_base ON equity (county, base_id, id);
CREATE INDEX equity_document ON equity (county, document_id, id);
CREATE TABLE equity_share (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  equity_id BIGINT,
  holder TEXT,
  organisation_id BIGINT,
  household_id BIGINT,
  shares BIGINT,
  paid_in BIGINT,
  source TEXT,
  holders TEXT,
  households BIGINT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, equity_id) REFERENCES equity (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id)
);
CREATE INDEX equity_share_key ON equity_share (county, equity_id, organisation_id) WHERE voided = 0;
CREATE INDEX equity_share_place ON equity_share (county, place, id);
CREATE INDEX equity_share_equity ON equity_share (county, equity_id, id);
CREATE INDEX equity_share_holder ON equity_share (county, holder, id);
CREATE INDEX equity_share_organisation ON equity_share (county, organisation_id, id);
CREATE INDEX equity_share_household ON equity_share (county, household_id, id);
CREATE INDEX equity_share_from_on ON equity_share (county, from_on, id);
CREATE TABLE dividend (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  equity_id BIGINT,
  year BIGINT,
  declared_on TEXT,
  amount BIGINT,
  notice TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, equity_id) REFERENCES equity (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX dividend_key ON dividend (county, equity_id, year, declared_on) WHERE voided = 0;
CREATE INDEX dividend_place ON dividend (county, place, id);
CREATE INDEX dividend_equity ON dividend (county, equity_id, id);
CREATE INDEX dividend_year ON dividend (county, year, id);
CREATE INDEX dividend_declared_on ON dividend (county, declared_on, id);
CREATE INDEX dividend_document ON dividend (county, document_id, id);
CREATE TABLE dividend_payment (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  dividend_id BIGINT,
  share_id BIGINT,
  amount BIGINT,
  paid_on TEXT,
  voucher_no TEXT,
  state TEXT,
  reason TEXT,
  bank_name TEXT,
  bank_card TEXT,
  sent_on TEXT,
  returned_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, dividend_id) REFERENCES dividend (county, id),
  FOREIGN KEY (county, share_id) REFERENCES equity_share (county, id)
);
CREATE UNIQUE INDEX dividend_payment_key ON dividend_payment (county, dividend_id, share_id) WHERE voided = 0;
CREATE INDEX dividend_payment_place ON dividend_payment (county, place, id);
CREATE INDEX dividend_payment_dividend ON dividend_payment (county, dividend_id, id);
CREATE INDEX dividend_payment_share ON dividend_payment (county, share_id, id);
CREATE INDEX dividend_payment_paid_on ON dividend_payment (county, paid_on, id);
CREATE INDEX dividend_payment_state ON dividend_payment (county, state, id);
CREATE TABLE collective_income (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  year BIGINT,
  amount BIGINT,
  operating BIGINT,
  contracted BIGINT,
  investment BIGINT,
  subsidies BIGINT,
  others BIGINT,
  evidence TEXT,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX collective_income_key ON collective_income (county, place, year) WHERE voided = 0;
CREATE INDEX collective_income_place ON collective_income (county, place, id);
CREATE INDEX collective_income_year ON collective_income (county, year, id);
CREATE TABLE ledger_entry (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  day TEXT,
  voucher TEXT,
  source TEXT,
  source_id BIGINT,
  debits TEXT,
  credits TEXT,
  amount BIGINT,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX ledger_entry_key ON ledger_entry (county, source, source_id) WHERE voided = 0;
CREATE INDEX ledger_entry_place ON ledger_entry (county, place, id);
CREATE INDEX ledger_entry_day ON ledger_entry (county, day, id);
CREATE TABLE ledger_line (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  entry_id BIGINT,
  account TEXT,
  amount BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, entry_id) REFERENCES ledger_entry (county, id)
);
CREATE UNIQUE INDEX ledger_line_key ON ledger_line (county, entry_id, account) WHERE voided = 0;
CREATE INDEX ledger_line_place ON ledger_line (county, place, id);
CREATE INDEX ledger_line_entry ON ledger_line (county, entry_id, id);
CREATE INDEX ledger_line_account ON ledger_line (county, account, id);
CREATE TABLE campaign (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  title TEXT,
  title_py TEXT,
  document_id BIGINT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX campaign_key ON campaign (county, title) WHERE voided = 0;
CREATE INDEX campaign_place ON campaign (county, place, id);
CREATE INDEX campaign_title_py ON campaign (county, title_py, id);
CREATE INDEX campaign_document ON campaign (county, document_id, id);
CREATE INDEX campaign_from_on ON campaign (county, from_on, id);
CREATE TABLE required_topic (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  campaign_id BIGINT,
  title TEXT,
  title_py TEXT,
  document_id BIGINT,
  binds TEXT,
  due_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, campaign_id) REFERENCES campaign (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX required_topic_key ON required_topic (county, title, campaign_id) WHERE voided = 0;
CREATE INDEX required_topic_place ON required_topic (county, place, id);
CREATE INDEX required_topic_campaign ON required_topic (county, campaign_id, id);
CREATE INDEX required_topic_title_py ON required_topic (county, title_py, id);
CREATE INDEX required_topic_document ON required_topic (county, document_id, id);
CREATE INDEX required_topic_due_on ON required_topic (county, due_on, id);
CREATE TABLE study_session (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  body TEXT,
  number BIGINT,
  nature TEXT,
  held_on TEXT,
  title TEXT,
  title_py TEXT,
  topics_ids TEXT,
  chair TEXT,
  expected BIGINT,
  decision TEXT,
  minutes_no TEXT,
  organisation_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id)
);
CREATE UNIQUE INDEX study_session_key ON study_session (county, held_on, body, title) WHERE voided = 0;
CREATE INDEX study_session_place ON study_session (county, place, id);
CREATE INDEX study_session_body ON study_session (county, body, id);
CREATE INDEX study_session_held_on ON study_session (county, held_on, id);
CREATE INDEX study_session_title_py ON study_session (county, title_py, id);
CREATE INDEX study_session_organisation ON study_session (county, organisation_id, id);
CREATE TABLE study_attendance (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  session_id BIGINT,
  person_id BIGINT,
  presence TEXT,
  made_up_on TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, session_id) REFERENCES study_session (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id)
);
CREATE UNIQUE INDEX study_attendance_key ON study_attendance (county, session_id, person_id) WHERE voided = 0;
CREATE INDEX study_attendance_place ON study_attendance (county, place, id);
CREATE INDEX study_attendance_session ON study_attendance (county, session_id, id);
CREATE INDEX study_attendance_person ON study_attendance (county, person_id, id);
CREATE TABLE thematic_report (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  heard_on TEXT,
  title TEXT,
  title_py TEXT,
  reporter_id BIGINT,
  body TEXT,
  decision TEXT,
  minutes_no TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, reporter_id) REFERENCES organisation (county, id)
);
CREATE UNIQUE INDEX thematic_report_key ON thematic_report (county, heard_on, title) WHERE voided = 0;
CREATE INDEX thematic_report_place ON thematic_report (county, place, id);
CREATE INDEX thematic_report_heard_on ON thematic_report (county, heard_on, id);
CREATE INDEX thematic_report_title_py ON thematic_report (county, title_py, id);
CREATE INDEX thematic_report_reporter ON thematic_report (county, reporter_id, id);
CREATE TABLE work_plan (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  title TEXT,
  title_py TEXT,
  document_id BIGINT,
  issued_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX work_plan_key ON work_plan (county, title, issued_on) WHERE voided = 0;
CREATE INDEX work_plan_place ON work_plan (county, place, id);
CREATE INDEX work_plan_title_py ON work_plan (county, title_py, id);
CREATE INDEX work_plan_document ON work_plan (county, document_id, id);
CREATE INDEX work_plan_issued_on ON work_plan (county, issued_on, id);
CREATE TABLE plan_task (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  plan_id BIGINT,
  title TEXT,
  title_py TEXT,
  owner_id BIGINT,
  cadre_id BIGINT,
  helpers_ids TEXT,
  due_on TEXT,
  state TEXT,
  done_on TEXT,
  result TEXT,
  evidence TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, plan_id) REFERENCES work_plan (county, id),
  FOREIGN KEY (county, owner_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, cadre_id) REFERENCES cadre (county, id)
);
CREATE UNIQUE INDEX plan_task_key ON plan_task (county, plan_id, title) WHERE voided = 0;
CREATE INDEX plan_task_place ON plan_task (county, place, id);
CREATE INDEX plan_task_plan ON plan_task (county, plan_id, id);
CREATE INDEX plan_task_title_py ON plan_task (county, title_py, id);
CREATE INDEX plan_task_owner ON plan_task (county, owner_id, id);
CREATE INDEX plan_task_cadre ON plan_task (county, cadre_id, id);
CREATE INDEX plan_task_due_on ON plan_task (county, due_on, id);
CREATE TABLE demo_site (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  name TEXT,
  name_py TEXT,
  model TEXT,
  leader TEXT,
  households BIGINT,
  from_on TEXT,
  to_on TEXT,
  reason TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX demo_site_key ON demo_site (county, name, place) WHERE voided = 0;
CREATE INDEX demo_site_place ON demo_site (county, place, id);
CREATE INDEX demo_site_name_py ON demo_site (county, name_py, id);
CREATE INDEX demo_site_document ON demo_site (county, document_id, id);
CREATE TABLE five_five_item (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  kind TEXT,
  title TEXT,
  title_py TEXT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX five_five_item_key ON five_five_item (county, title) WHERE voided = 0;
CREATE INDEX five_five_item_place ON five_five_item (county, place, id);
CREATE INDEX five_five_item_title_py ON five_five_item (county, title_py, id);
CREATE INDEX five_five_item_document ON five_five_item (county, document_id, id);
CREATE TABLE member_contact (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  organisation_id BIGINT,
  no_post BIGINT,
  strength TEXT,
  household_id BIGINT,
  items_ids TEXT,
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id)
);
CREATE INDEX member_contact_key ON member_contact (county, person_id, household_id) WHERE voided = 0;
CREATE INDEX member_contact_place ON member_contact (county, place, id);
CREATE INDEX member_contact_person ON member_contact (county, person_id, id);
CREATE INDEX member_contact_organisation ON member_contact (county, organisation_id, id);
CREATE INDEX member_contact_household ON member_contact (county, household_id, id);
CREATE INDEX member_contact_from_on ON member_contact (county, from_on, id);
CREATE TABLE contact_item (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  contact_id BIGINT,
  item_id BIGINT,
  day TEXT,
  result TEXT,
  said TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, contact_id) REFERENCES member_contact (county, id),
  FOREIGN KEY (county, item_id) REFERENCES five_five_item (county, id)
);
CREATE UNIQUE INDEX contact_item_key ON contact_item (county, contact_id, item_id, day) WHERE voided = 0;
CREATE INDEX contact_item_place ON contact_item (county, place, id);
CREATE INDEX contact_item_contact ON contact_item (county, contact_id, id);
CREATE INDEX contact_item_item ON contact_item (county, item_id, id);
CREATE INDEX contact_item_day ON contact_item (county, day, id);
CREATE TABLE lead_member (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  kind TEXT,
  name TEXT,
  organisation_id BIGINT,
  base_id BIGINT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, base_id) REFERENCES base (county, id)
);
CREATE INDEX lead_member_key ON lead_member (county, person_id, name) WHERE voided = 0;
CREATE INDEX lead_member_place ON lead_member (county, place, id);
CREATE INDEX lead_member_person ON lead_member (county, person_id, id);
CREATE INDEX lead_member_kind ON lead_member (county, kind, id);
CREATE INDEX lead_member_name ON lead_member (county, name, id);
CREATE INDEX lead_member_organisation ON lead_member (county, organisation_id, id);
CREATE INDEX lead_member_base ON lead_member (county, base_id, id);
CREATE TABLE brings_along (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  lead_id BIGINT,
  household_id BIGINT,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, lead_id) REFERENCES lead_member (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id)
);
CREATE INDEX brings_along_key ON brings_along (county, lead_id, household_id) WHERE voided = 0;
CREATE INDEX brings_along_place ON brings_along (county, place, id);
CREATE INDEX brings_along_lead ON brings_along (county, lead_id, id);
CREATE INDEX brings_along_household ON brings_along (county, household_id, id);
CREATE INDEX brings_along_from_on ON brings_along (county, from_on, id);
CREATE TABLE assessment_list (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  year BIGINT,
  subject TEXT,
  title TEXT,
  title_py TEXT,
  standard BIGINT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX assessment_list_key ON assessment_list (county, title, year) WHERE voided = 0;
CREATE INDEX assessment_list_place ON assessment_list (county, place, id);
CREATE INDEX assessment_list_year ON assessment_list (county, year, id);
CREATE INDEX assessment_list_title_py ON assessment_list (county, title_py, id);
CREATE INDEX assessment_list_document ON assessment_list (county, document_id, id);
CREATE TABLE assessment_item (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  duty_list_id BIGINT,
  title TEXT,
  title_py TEXT,
  weight BIGINT,
  source TEXT,
  figure TEXT,
  goal_kind TEXT,
  goal BIGINT,
  measured_by TEXT,
  method TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, duty_list_id) REFERENCES assessment_list (county, id)
);
CREATE UNIQUE INDEX assessment_item_key ON assessment_item (county, duty_list_id, title) WHERE voided = 0;
CREATE INDEX assessment_item_place ON assessment_item (county, place, id);
CREATE INDEX assessment_item_duty_list ON assessment_item (county, duty_list_id, id);
CREATE INDEX assessment_item_title_py ON assessment_item (county, title_py, id);
CREATE TABLE assessment_band (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  item_id BIGINT,
  at_least BIGINT,
  score BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, item_id) REFERENCES assessment_item (county, id)
);
CREATE UNIQUE INDEX assessment_band_key ON assessment_band (county, item_id, at_least) WHERE voided = 0;
CREATE INDEX assessment_band_place ON assessment_band (county, place, id);
CREATE INDEX assessment_band_item ON assessment_band (county, item_id, id);
CREATE INDEX assessment_band_at_least ON assessment_band (county, at_least, id);
CREATE TABLE assessment (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  duty_list_id BIGINT,
  organisation_id BIGINT,
  assessed_on TEXT,
  told_on TEXT,
  appeal TEXT,
  appeal_result TEXT,
  document_id BIGINT,
  locked_on TEXT,
  total BIGINT,
  locked_account TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, duty_list_id) REFERENCES assessment_list (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX assessment_key ON assessment (county, duty_list_id, organisation_id) WHERE voided = 0;
CREATE INDEX assessment_place ON assessment (county, place, id);
CREATE INDEX assessment_duty_list ON assessment (county, duty_list_id, id);
CREATE INDEX assessment_organisation ON assessment (county, organisation_id, id);
CREATE INDEX assessment_assessed_on ON assessment (county, assessed_on, id);
CREATE INDEX assessment_document ON assessment (county, document_id, id);
CREATE TABLE assessment_score (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  assessment_id BIGINT,
  item_id BIGINT,
  score BIGINT,
  evidence TEXT,
  scored_on TEXT,
  value TEXT,
  block BIGINT,
  scored_account TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, assessment_id) REFERENCES assessment (county, id),
  FOREIGN KEY (county, item_id) REFERENCES assessment_item (county, id)
);
CREATE UNIQUE INDEX assessment_score_key ON assessment_score (county, assessment_id, item_id) WHERE voided = 0;
CREATE INDEX assessment_score_place ON assessment_score (county, place, id);
CREATE INDEX assessment_score_assessment ON assessment_score (county, assessment_id, id);
CREATE INDEX assessment_score_item ON assessment_score (county, item_id, id);
CREATE TABLE assessment_appeal (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  assessment_id BIGINT,
  item_id BIGINT,
  appealed_on TEXT,
  matter TEXT,
  matter_py TEXT,
  evidence TEXT,
  decision TEXT,
  decided_on TEXT,
  result TEXT,
  appealed_account TEXT,
  decided_account TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, assessment_id) REFERENCES assessment (county, id),
  FOREIGN KEY (county, item_id) REFERENCES assessment_item (county, id)
);
CREATE UNIQUE INDEX assessment_appeal_key ON assessment_appeal (county, assessment_id, appealed_on, matter) WHERE voided = 0;
CREATE INDEX assessment_appeal_place ON assessment_appeal (county, place, id);
CREATE INDEX assessment_appeal_assessment ON assessment_appeal (county, assessment_id, id);
CREATE INDEX assessment_appeal_item ON assessment_appeal (county, item_id, id);
CREATE INDEX assessment_appeal_appealed_on ON assessment_appeal (county, appealed_on, id);
CREATE INDEX assessment_appeal_matter_py ON assessment_appeal (county, matter_py, id);
CREATE TABLE assessment_reopening (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  assessment_id BIGINT,
  reopened_on TEXT,
  reason TEXT,
  reason_py TEXT,
  document_id BIGINT,
  reopened_account TEXT,
  old_total BIGINT,
  old_told_on TEXT,
  old_locked_on TEXT,
  old_account TEXT,
  old_version BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, assessment_id) REFERENCES assessment (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX assessment_reopening_place ON assessment_reopening (county, place, id);
CREATE INDEX assessment_reopening_assessment ON assessment_reopening (county, assessment_id, id);
CREATE INDEX assessment_reopening_reopened_on ON assessment_reopening (county, reopened_on, id);
CREATE INDEX assessment_reopening_reason_py ON assessment_reopening (county, reason_py, id);
CREATE INDEX assessment_reopening_document ON assessment_reopening (county, document_id, id);
CREATE TABLE duty_signing (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  duty_list_id BIGINT,
  organisation_id BIGINT,
  signed_on TEXT,
  signed_by TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, duty_list_id) REFERENCES assessment_list (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id)
);
CREATE UNIQUE INDEX duty_signing_key ON duty_signing (county, duty_list_id, organisation_id) WHERE voided = 0;
CREATE INDEX duty_signing_place ON duty_signing (county, place, id);
CREATE INDEX duty_signing_duty_list ON duty_signing (county, duty_list_id, id);
CREATE INDEX duty_signing_organisation ON duty_signing (county, organisation_id, id);
CREATE INDEX duty_signing_signed_on ON duty_signing (county, signed_on, id);
CREATE TABLE duty_report (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  year BIGINT,
  organisation_id BIGINT,
  person_id BIGINT,
  reported_on TEXT,
  way TEXT,
  heard_by_id BIGINT,
  good BIGINT,
  fairly_good BIGINT,
  average BIGINT,
  poor BIGINT,
  score BIGINT,
  grade TEXT,
  problems TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, heard_by_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX duty_report_key ON duty_report (county, organisation_id, year) WHERE voided = 0;
CREATE INDEX duty_report_place ON duty_report (county, place, id);
CREATE INDEX duty_report_year ON duty_report (county, year, id);
CREATE INDEX duty_report_organisation ON duty_report (county, organisation_id, id);
CREATE INDEX duty_report_person ON duty_report (county, person_id, id);
CREATE INDEX duty_report_reported_on ON duty_report (county, reported_on, id);
CREATE INDEX duty_report_heard_by ON duty_report (county, heard_by_id, id);
CREATE INDEX duty_report_document ON duty_report (county, document_id, id);
CREATE TABLE accountability (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  decided_on TEXT,
  body TEXT,
  number TEXT,
  form TEXT,
  organisation_id BIGINT,
  person_id BIGINT,
  matter TEXT,
  until_on TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX accountability_key ON accountability (county, number, organisation_id) WHERE voided = 0;
CREATE INDEX accountability_place ON accountability (county, place, id);
CREATE INDEX accountability_decided_on ON accountability (county, decided_on, id);
CREATE INDEX accountability_organisation ON accountability (county, organisation_id, id);
CREATE INDEX accountability_person ON accountability (county, person_id, id);
CREATE INDEX accountability_document ON accountability (county, document_id, id);
CREATE TABLE honour (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  awarded_on TEXT,
  kind TEXT,
  title TEXT,
  title_py TEXT,
  organisation_id BIGINT,
  person_id BIGINT,
  level TEXT,
  awarded_by TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX honour_key ON honour (county, title, awarded_on, organisation_id) WHERE voided = 0;
CREATE INDEX honour_place ON honour (county, place, id);
CREATE INDEX honour_awarded_on ON honour (county, awarded_on, id);
CREATE INDEX honour_kind ON honour (county, kind, id);
CREATE INDEX honour_title_py ON honour (county, title_py, id);
CREATE INDEX honour_organisation ON honour (county, organisation_id, id);
CREATE INDEX honour_person ON honour (county, person_id, id);
CREATE INDEX honour_document ON honour (county, document_id, id);
CREATE TABLE rectification (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  problem TEXT,
  problem_py TEXT,
  source TEXT,
  inspection TEXT,
  found_on TEXT,
  organisation_id BIGINT,
  household_id BIGINT,
  measure TEXT,
  owner_id BIGINT,
  cadre_id BIGINT,
  due_on TEXT,
  evidence TEXT,
  closed_on TEXT,
  closed_by_id BIGINT,
  result TEXT,
  reopen_reason TEXT,
  list TEXT,
  register TEXT,
  record TEXT,
  reopened BIGINT,
  closed_account TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, owner_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, cadre_id) REFERENCES cadre (county, id),
  FOREIGN KEY (county, closed_by_id) REFERENCES cadre (county, id)
);
CREATE UNIQUE INDEX rectification_key ON rectification (county, problem, found_on, place, household_id) WHERE voided = 0;
CREATE INDEX rectification_place ON rectification (county, place, id);
CREATE INDEX rectification_problem_py ON rectification (county, problem_py, id);
CREATE INDEX rectification_source ON rectification (county, source, id);
CREATE INDEX rectification_found_on ON rectification (county, found_on, id);
CREATE INDEX rectification_organisation ON rectification (county, organisation_id, id);
CREATE INDEX rectification_household ON rectification (county, household_id, id);
CREATE INDEX rectification_owner ON rectification (county, owner_id, id);
CREATE INDEX rectification_cadre ON rectification (county, cadre_id, id);
CREATE INDEX rectification_due_on ON rectification (county, due_on, id);
CREATE INDEX rectification_closed_by ON rectification (county, closed_by_id, id);
CREATE TABLE rectification_note (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  rectification_id BIGINT,
  noted_on TEXT,
  note TEXT,
  note_py TEXT,
  evidence TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, rectification_id) REFERENCES rectification (county, id)
);
CREATE UNIQUE INDEX rectification_note_key ON rectification_note (county, rectification_id, noted_on, note) WHERE voided = 0;
CREATE INDEX rectification_note_place ON rectification_note (county, place, id);
CREATE INDEX rectification_note_rectification ON rectification_note (county, rectification_id, id);
CREATE INDEX rectification_note_noted_on ON rectification_note (county, noted_on, id);
CREATE INDEX rectification_note_note_py ON rectification_note (county, note_py, id);
CREATE TABLE reminder (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  day TEXT,
  kind TEXT,
  organisation_id BIGINT,
  person_id BIGINT,
  by TEXT,
  matter TEXT,
  rectification_id BIGINT,
  promised TEXT,
  due_on TEXT,
  done_on TEXT,
  result TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, rectification_id) REFERENCES rectification (county, id)
);
CREATE UNIQUE INDEX reminder_key ON reminder (county, day, organisation_id, matter) WHERE voided = 0;
CREATE INDEX reminder_place ON reminder (county, place, id);
CREATE INDEX reminder_day ON reminder (county, day, id);
CREATE INDEX reminder_organisation ON reminder (county, organisation_id, id);
CREATE INDEX reminder_person ON reminder (county, person_id, id);
CREATE INDEX reminder_rectification ON reminder (county, rectification_id, id);
CREATE TABLE frontline_service (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  kind TEXT,
  unit TEXT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX frontline_service_key ON frontline_service (county, person_id, kind, from_on) WHERE voided = 0;
CREATE INDEX frontline_service_place ON frontline_service (county, place, id);
CREATE INDEX frontline_service_person ON frontline_service (county, person_id, id);
CREATE INDEX frontline_service_from_on ON frontline_service (county, from_on, id);
CREATE INDEX frontline_service_document ON frontline_service (county, document_id, id);
CREATE TABLE service_grade (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  person_id BIGINT,
  year BIGINT,
  grade TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX service_grade_key ON service_grade (county, person_id, year) WHERE voided = 0;
CREATE INDEX service_grade_place ON service_grade (county, place, id);
CREATE INDEX service_grade_person ON service_grade (county, person_id, id);
CREATE INDEX service_grade_year ON service_grade (county, year, id);
CREATE INDEX service_grade_document ON service_grade (county, document_id, id);
CREATE TABLE appointment (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  published_on TEXT,
  person_id BIGINT,
  kind TEXT,
  drawn_from TEXT,
  from_agency BIGINT,
  unit_before TEXT,
  post_before TEXT,
  organisation_id BIGINT,
  post_after TEXT,
  notice_from TEXT,
  notice_to TEXT,
  service TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, organisation_id) REFERENCES organisation (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE UNIQUE INDEX appointment_key ON appointment (county, person_id, published_on) WHERE voided = 0;
CREATE INDEX appointment_place ON appointment (county, place, id);
CREATE INDEX appointment_published_on ON appointment (county, published_on, id);
CREATE INDEX appointment_person ON appointment (county, person_id, id);
CREATE INDEX appointment_kind ON appointment (county, kind, id);
CREATE INDEX appointment_organisation ON appointment (county, organisation_id, id);
CREATE INDEX appointment_document ON appointment (county, document_id, id);
CREATE TABLE public_post (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  household_id BIGINT,
  person_id BIGINT,
  kind TEXT,
  employer_id BIGINT,
  from_on TEXT,
  to_on TEXT,
  monthly BIGINT,
  bank_card TEXT,
  agreement TEXT,
  note TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, household_id) REFERENCES household (county, id),
  FOREIGN KEY (county, person_id) REFERENCES person (county, id),
  FOREIGN KEY (county, employer_id) REFERENCES organisation (county, id)
);
CREATE INDEX public_post_key ON public_post (county, person_id, from_on) WHERE voided = 0;
CREATE INDEX public_post_place ON public_post (county, place, id);
CREATE INDEX public_post_household ON public_post (county, household_id, id);
CREATE INDEX public_post_person ON public_post (county, person_id, id);
CREATE INDEX public_post_kind ON public_post (county, kind, id);
CREATE INDEX public_post_employer ON public_post (county, employer_id, id);
CREATE INDEX public_post_from_on ON public_post (county, from_on, id);
CREATE TABLE brief_template (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  section TEXT,
  language TEXT,
  from_on TEXT,
  to_on TEXT,
  title TEXT,
  text TEXT,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX brief_template_key ON brief_template (county, section, language, from_on) WHERE voided = 0;
CREATE INDEX brief_template_place ON brief_template (county, place, id);
CREATE INDEX brief_template_section ON brief_template (county, section, id);
CREATE TABLE kept_brief (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  title TEXT,
  title_py TEXT,
  day TEXT,
  kept_on TEXT,
  account TEXT,
  head TEXT,
  figures BIGINT,
  content TEXT,
  PRIMARY KEY (county, id)
);
CREATE INDEX kept_brief_place ON kept_brief (county, place, id);
CREATE INDEX kept_brief_title_py ON kept_brief (county, title_py, id);
CREATE INDEX kept_brief_day ON kept_brief (county, day, id);
CREATE TABLE paper_made (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  made_on TEXT,
  name TEXT,
  source TEXT,
  filled_rows BIGINT,
  account TEXT,
  PRIMARY KEY (county, id)
);
CREATE INDEX paper_made_place ON paper_made (county, place, id);
CREATE INDEX paper_made_made_on ON paper_made (county, made_on, id);
CREATE TABLE check_excuse (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  list TEXT,
  record TEXT,
  row_key BIGINT,
  reason TEXT,
  evidence TEXT,
  from_on TEXT,
  until_on TEXT,
  PRIMARY KEY (county, id)
);
CREATE INDEX check_excuse_place ON check_excuse (county, place, id);
CREATE INDEX check_excuse_list ON check_excuse (county, list, id);
CREATE INDEX check_excuse_row_key ON check_excuse (county, row_key, id);
CREATE INDEX check_excuse_until_on ON check_excuse (county, until_on, id);
CREATE TABLE review_setting (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  register TEXT,
  steps TEXT,
  from_on TEXT,
  to_on TEXT,
  document_id BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX review_setting_key ON review_setting (county, register, from_on) WHERE voided = 0;
CREATE INDEX review_setting_place ON review_setting (county, place, id);
CREATE INDEX review_setting_register ON review_setting (county, register, id);
CREATE INDEX review_setting_from_on ON review_setting (county, from_on, id);
CREATE INDEX review_setting_document ON review_setting (county, document_id, id);
CREATE TABLE proposal (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  state TEXT,
  register TEXT,
  action TEXT,
  title TEXT,
  record TEXT,
  reason TEXT,
  return_reason TEXT,
  proposed_by TEXT,
  proposed_name TEXT,
  proposed_on TEXT,
  township_by TEXT,
  township_on TEXT,
  county_by TEXT,
  county_on TEXT,
  steps TEXT,
  waits_at TEXT,
  areas TEXT,
  content TEXT,
  PRIMARY KEY (county, id)
);
CREATE INDEX proposal_place ON proposal (county, place, id);
CREATE INDEX proposal_state ON proposal (county, state, id);
CREATE INDEX proposal_register ON proposal (county, register, id);
CREATE INDEX proposal_proposed_by ON proposal (county, proposed_by, id);
CREATE INDEX proposal_proposed_on ON proposal (county, proposed_on, id);
CREATE INDEX proposal_waits_at ON proposal (county, waits_at, id);
CREATE TABLE collection (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  title TEXT,
  title_py TEXT,
  about TEXT,
  of_list TEXT,
  filters TEXT,
  shown_fields TEXT,
  open_fields TEXT,
  only_empty BIGINT,
  due_on TEXT,
  remind_days BIGINT,
  remind_on TEXT,
  document_id BIGINT,
  note TEXT,
  state TEXT,
  sent_on TEXT,
  sent_by TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, document_id) REFERENCES document (county, id)
);
CREATE INDEX collection_place ON collection (county, place, id);
CREATE INDEX collection_title_py ON collection (county, title_py, id);
CREATE INDEX collection_about ON collection (county, about, id);
CREATE INDEX collection_due_on ON collection (county, due_on, id);
CREATE INDEX collection_document ON collection (county, document_id, id);
CREATE INDEX collection_state ON collection (county, state, id);
CREATE TABLE collection_return (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  collection_id BIGINT,
  state TEXT,
  handed_in_on TEXT,
  handed_in_by TEXT,
  reason TEXT,
  merged_on TEXT,
  merged_by TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, collection_id) REFERENCES collection (county, id)
);
CREATE UNIQUE INDEX collection_return_key ON collection_return (county, collection_id, place) WHERE voided = 0;
CREATE INDEX collection_return_place ON collection_return (county, place, id);
CREATE INDEX collection_return_collection ON collection_return (county, collection_id, id);
CREATE INDEX collection_return_state ON collection_return (county, state, id);
CREATE TABLE collection_row (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  collection_return_id BIGINT,
  record_key BIGINT,
  based_on BIGINT,
  title TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, collection_return_id) REFERENCES collection_return (county, id)
);
CREATE UNIQUE INDEX collection_row_key ON collection_row (county, collection_return_id, record_key) WHERE voided = 0;
CREATE INDEX collection_row_place ON collection_row (county, place, id);
CREATE INDEX collection_row_collection_return ON collection_row (county, collection_return_id, id);
CREATE INDEX collection_row_record_key ON collection_row (county, record_key, id);
CREATE TABLE collection_answer (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  collection_row_id BIGINT,
  field TEXT,
  value TEXT,
  sealed TEXT,
  reason TEXT,
  based_on BIGINT,
  kept BIGINT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, collection_row_id) REFERENCES collection_row (county, id)
);
CREATE UNIQUE INDEX collection_answer_key ON collection_answer (county, collection_row_id, field) WHERE voided = 0;
CREATE INDEX collection_answer_place ON collection_answer (county, place, id);
CREATE INDEX collection_answer_collection_row ON collection_answer (county, collection_row_id, id);
CREATE TABLE collection_reminder (
  county TEXT NOT NULL,
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  place TEXT NOT NULL,
  voided BIGINT NOT NULL,
  import_id BIGINT,
  collection_return_id BIGINT,
  day TEXT,
  words TEXT,
  sent_by TEXT,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, collection_return_id) REFERENCES collection_return (county, id)
);
CREATE INDEX collection_reminder_place ON collection_reminder (county, place, id);
CREATE INDEX collection_reminder_collection_return ON collection_reminder (county, collection_return_id, id);
CREATE INDEX collection_reminder_day ON collection_reminder (county, day, id);
CREATE TABLE credential (county TEXT NOT NULL, account_id BIGINT NOT NULL, hash TEXT NOT NULL, failures BIGINT NOT NULL, locked_until_at BIGINT NOT NULL, must_change INTEGER NOT NULL, changed_at BIGINT NOT NULL, PRIMARY KEY (county, account_id));
CREATE TABLE session (county TEXT NOT NULL, digest TEXT NOT NULL, account_id BIGINT NOT NULL, created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (county, digest));
CREATE TABLE login_guard (county TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, failures BIGINT NOT NULL, next_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (county, kind, name));
CREATE TABLE login_known (county TEXT NOT NULL, account_id BIGINT NOT NULL, mark TEXT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (county, account_id, mark));
CREATE TABLE password_old (county TEXT NOT NULL, account_id BIGINT NOT NULL, made_at BIGINT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (county, account_id, made_at));
CREATE TABLE password_request (county TEXT NOT NULL, id BIGINT NOT NULL, account_id BIGINT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, asked_by TEXT NOT NULL, asked_at BIGINT NOT NULL, agreed_by TEXT NOT NULL, decided_at BIGINT NOT NULL, is_told INTEGER NOT NULL, PRIMARY KEY (county, id));
CREATE TABLE idempotency (county TEXT NOT NULL, account_id BIGINT NOT NULL, request_key TEXT NOT NULL, digest TEXT NOT NULL, status BIGINT NOT NULL, answer TEXT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (county, account_id, request_key));
CREATE TABLE backup_run (county TEXT NOT NULL, made_at BIGINT NOT NULL, kind TEXT NOT NULL, made_on TEXT NOT NULL, actor TEXT NOT NULL, file TEXT NOT NULL, size_n BIGINT NOT NULL, head TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (county, made_at, kind));
CREATE TABLE job (county TEXT NOT NULL, id BIGINT NOT NULL, account_id BIGINT NOT NULL, kind TEXT NOT NULL, identity TEXT NOT NULL, state TEXT NOT NULL, input TEXT NOT NULL, done_n BIGINT NOT NULL, total_n BIGINT NOT NULL, message TEXT NOT NULL, result TEXT NOT NULL, is_cancelled INTEGER NOT NULL, created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (county, id));
CREATE TABLE attachment_part (county TEXT NOT NULL, digest TEXT NOT NULL, part BIGINT NOT NULL, bytes BYTEA NOT NULL, PRIMARY KEY (county, digest, part));
CREATE TABLE import_run (county TEXT NOT NULL, id BIGINT NOT NULL, account_id BIGINT NOT NULL, actor TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL, state TEXT NOT NULL, subject TEXT NOT NULL, report TEXT NOT NULL, returned TEXT NOT NULL, made_at BIGINT NOT NULL, PRIMARY KEY (county, id));
CREATE TABLE import_asked (county TEXT NOT NULL, id BIGINT NOT NULL, sheet TEXT NOT NULL, asked TEXT NOT NULL, PRIMARY KEY (county, id, sheet));
CREATE TABLE import_going (county TEXT NOT NULL, id BIGINT NOT NULL, channel TEXT NOT NULL, lang TEXT NOT NULL, day TEXT NOT NULL, back TEXT NOT NULL, shape TEXT NOT NULL, done_n BIGINT NOT NULL, total_n BIGINT NOT NULL, tries_n BIGINT NOT NULL, needs_n BIGINT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (county, id));
CREATE TABLE import_step (county TEXT NOT NULL, id BIGINT NOT NULL, step BIGINT NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (county, id, step));
CREATE TABLE import_part (county TEXT NOT NULL, digest TEXT NOT NULL, part BIGINT NOT NULL, bytes BYTEA NOT NULL, PRIMARY KEY (county, digest, part));
