-- Building consensus: study of required topics (consensus.c).

-- name: consensus.topic_in_campaign
-- Sessions held outside the campaign of a topic they are said to have studied. Topics are kept as a list of ids in
-- the session, hence the search for ,7, in it.
SELECT DISTINCT s.held_on || ' ' || q.title AS words
FROM touched x
JOIN study_session s ON s.county = x.county AND s.id = x.id AND s.voided = 0
JOIN required_topic q ON q.county = s.county AND q.voided = 0
  AND ',' || s.topics_ids || ',' LIKE '%,' || CAST(q.id AS TEXT) || ',%'
JOIN campaign g ON g.county = q.county AND g.id = q.campaign_id
WHERE x.county = :county AND x.entity = 'study_session'
  AND (s.held_on < g.from_on OR s.held_on > COALESCE(g.to_on, '9999-12-31'))
ORDER BY 1 NULLS LAST
