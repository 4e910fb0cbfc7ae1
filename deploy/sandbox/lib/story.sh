# shellcheck shell=bash
# How the quickstart tells its story.

title() { printf '\n=== %s  [%s s]\n' "$1" "$(seconds)"; }

# keeper EXPECTED ARGUMENT...: shows the command, runs it, and ends the story when the exit code is another one.
keeper() {
  local expected=$1 code=0
  shift
  printf '\n$ ./keeper %s\n' "$(spoken "$@")"
  "$REPO_DIR/keeper" "$@" || code=$?
  [[ $code == "$expected" ]] || die "" "The story ends here: this should have ended with exit code $expected and ended with $code." \
    "Look at:  ./keeper status   deploy/sandbox/services status   $LOGS"
}

spoken() {
  local word words=()
  for word in "$@"; do
    word=${word#"$REPO_DIR/"}
    if [[ $word == *' '* ]]; then word="\"$word\""; fi
    words+=("$word")
  done
  echo "${words[*]}"
}

remember_start() { started_at=$(date +%s); }

# operations: the ids of all that began since remember_start, in order.
operations() {
  "$REPO_DIR/keeper" events --since "$(($(date +%s) - started_at + 1))s" -o json |
    jq -r 'select(.type == "io.swarmkeeper.event.operation-accepted.v1") | .operation' | awk '!seen[$0]++'
}

# audit_trail: waits until Elasticsearch has every message of these operations, then shows them.
audit_trail() {
  local operation expected=0 ids
  ids=$(operations)
  [[ -n $ids ]] || die "The journal has no operation since the story began."
  for operation in $ids; do
    expected=$((expected + $("$REPO_DIR/keeper" events --operation "$operation" -o json | wc -l)))
  done
  say audit "the journal has $expected messages of these operations; waiting for them in Elasticsearch"
  audit_body=$(jq -nc --arg ids "$ids" '{size: 10000, sort: ["event.sequence"], query: {terms: {"keeper.operation_id": ($ids / "\n")}}}')
  until_true 30 audit_has "$expected" ||
    die "Elasticsearch has $(audit_search | jq '.hits.hits | length') of $expected messages after 30 s; see $LOGS/indexer.log"
  say audit "all $expected are there; without the progress messages in between:"
  echo
  audit_search | jq -r -f "$SANDBOX_DIR/lib/audit-table.jq" | column -t -s $'\t' -o '  '
}
audit_search() {
  curl -s --max-time 10 -H 'Content-Type: application/json' "$KEEPER_ELASTICSEARCH/logs-keeper.*/_search?ignore_unavailable=true" -d "$audit_body"
}
audit_has() { [[ $(audit_search | jq '.hits.hits | length') == "$1" ]]; }
