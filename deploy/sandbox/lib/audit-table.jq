# Answers of Elasticsearch as a table: when, who, what was done, to what, how it came out, and why it was asked for.
def shortened($most): if length > $most then .[:$most - 1] + "…" else . end;
["TIME", "WHO", "ACTION", "WHAT", "OUTCOME", "WHY"],
(.hits.hits[]._source
  | select(.event.action | endswith("-progress") | not)
  | [ (."@timestamp" | .[11:19]),
      (.user.name // "-"),
      .event.action,
      (.orchestrator.resource.name // .service.name // .host.name // "-" | shortened(34)),
      (if .event.outcome == "unknown" then "-" else .event.outcome // "-" end),
      ((.error.message // .event.reason // "-") | gsub("[\\t\\n]+"; " ") | shortened(80)) ])
| @tsv
