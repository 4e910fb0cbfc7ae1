# shellcheck shell=bash
# Our own services as processes of the sandbox. Promises: each runs from a copy of what was built (a rebuild cannot
# pull the classes away under it), is known by its control group, and is restarted when what was built has changed.

SWARM=${KEEPER_SWARM:-local}
FIRST_PORT=${KEEPER_SERVICES_PORT:-$SERVICES_PORT}   # a second set for another swarm name needs other ports
COPIES=$STATE/services
# Small and quick to start; what each is worth: docs/benchmarks.md.
JVM_FLAGS=(-XX:+UseSerialGC -Xms16m -Xmn6m -Xmx96m -Xss512k -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=48m)
# The indexer has much to do, and its batches under way have to survive in the young generation. Its many small methods
# are compiled sooner, and run no slower, when they are not made part of each other.
INDEXER_FLAGS=(-Xms256m -Xmn192m -Xmx256m -XX:SurvivorRatio=4 -XX:+UseCompactObjectHeaders)
INDEXER_FLAGS+=(-XX:TieredStopAtLevel=4 -XX:ReservedCodeCacheSize=64m -XX:InlineSmallCode=800 -XX:FreqInlineSize=100)
[[ $SWARM =~ ^[A-Za-z0-9_-]{1,32}$ ]] || die "KEEPER_SWARM has 1 to 32 letters, digits, '-' or '_', not '$SWARM'"

keeper_names() { echo planner indexer; for node in $(node_names); do echo "executor-$node" "watcher-$node"; done; }
is_keeper() { grep -qxF -- "$1" <<<"$(keeper_names | tr ' ' '\n')"; }
keeper_part() { if [[ $SWARM == local ]]; then echo "$1"; else echo "$SWARM.$1"; fi; }
# keeper_engine NAME: the engine that it works on, for those that have one.
keeper_engine() { case $1 in *-node-*) echo "DOCKER_HOST=unix://$(node_socket "node-${1##*-}")" ;; esac; }
keeper_port() { local i=0 name; for name in $(keeper_names); do [[ $name != "$1" ]] || break; i=$((i + 1)); done; echo $((FIRST_PORT + i)); }
# keeper_creds NAME: as whom it is known to NATS, and signs.
keeper_creds() { keys_of "$SWARM" "$1"; }
# keeper_cli ARGUMENTS...: the command line, on the swarm of these services.
keeper_cli() {
  KEEPER_NATS="${KEEPER_NATS:-nats://127.0.0.1:$NATS_PORT}" KEEPER_SWARM=$SWARM KEEPER_TRUST=$KEYS/$SWARM/trust.json \
    KEEPER_BY='' "$REPO_DIR/keeper" "$@"
}
keeper_module() {
  case $1 in
    planner) echo planner-service ;;
    indexer) echo audit-indexer ;;
    executor-*) echo executor-service ;;
    watcher-*) echo health-watcher ;;
  esac
}

# keeper_copy MODULE: prints the directory of a copy of what is built now; the same bytes give the same directory.
keeper_copy() {
  local built=$REPO_DIR/$1/target/quarkus-app copy
  [[ -f $built/quarkus-run.jar ]] || die "$1 is not built; run:  cd $REPO_DIR && ./mvnw -q -B -DskipTests package"
  copy=$COPIES/$1-$(cd "$built" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-12)
  if [[ ! -d $copy ]]; then
    mkdir -p "$COPIES" && rm -rf "$copy.new" && cp -a "$built" "$copy.new" && mv -T "$copy.new" "$copy"
  fi
  echo "$copy"
}

keeper_health() { curl -s --max-time 3 "http://127.0.0.1:$(keeper_port "$1")/q/health/${2:-ready}"; }
keeper_ready() { part_alive "$(keeper_part "$1")" && [[ $(keeper_health "$1" | jq -r .status 2>/dev/null) == UP ]]; }
keeper_runs() { part_alive "$(keeper_part "$1")" && grep -qzF -- "$2/" "/proc/$(cat "$STATE/$(keeper_part "$1").pid")/cmdline"; }
keeper_where() { echo "http://127.0.0.1:$(keeper_port "$1")"; }

# keeper_cache COPY: the flag for the ahead-of-time cache, if the copy was trained with this very JDK and these flags.
keeper_cache() { if [[ -f $1/app.aot ]]; then echo "-XX:AOTCache=$1/app.aot"; fi; }

# keeper_train NAME COPY: runs it once and lets the JVM write down, at its end, what it had to load, link and compile.
keeper_train() {
  local name=$1 copy=$2
  [[ ! -f $copy/app.aot ]] || return 0
  part_stop "$(keeper_part "$name")"
  keeper_start "$name" "$copy" "-XX:AOTCacheOutput=$copy/app.aot"
  keeper_wait "$name"
  for _ in {1..20}; do keeper_health "$name" >/dev/null; done
  kill "$(cat "$STATE/$(keeper_part "$name").pid")"
  until_true 60 part_gone "$(keeper_part "$name")" || true
  [[ -s $copy/app.aot ]] || die "The JVM wrote no cache for $name; see $LOGS/$(keeper_part "$name").log"
  part_stop "$(keeper_part "$name")"
}

# keeper_start NAME COPY [FLAG]: starts it unless it runs from this very copy.
keeper_start() {
  local name=$1 copy=$2 flag=${3:-$(keeper_cache "$2")} part
  part=$(keeper_part "$name")
  ! keeper_runs "$name" "$copy" || return 0
  part_stop "$part"
  local flags=("${JVM_FLAGS[@]}")
  [[ $name != indexer ]] || flags+=("${INDEXER_FLAGS[@]}")
  port_is_free "$name" 127.0.0.1 "$(keeper_port "$name")" KEEPER_SERVICES_PORT
  # shellcheck disable=SC2046
  part_start "$part" env MALLOC_ARENA_MAX=1 $(keeper_engine "$name") \
    KEEPER_NATS="${KEEPER_NATS:-nats://127.0.0.1:$NATS_PORT}" KEEPER_SWARM="$SWARM" \
    KEEPER_REGISTRIES="${KEEPER_REGISTRIES:-$SUBNET.0/24,127.0.0.0/8}" \
    KEEPER_CREDS="$(keeper_creds "$name")" KEEPER_TRUST="$KEYS/$SWARM/trust.json" \
    KEEPER_ELASTICSEARCH="${KEEPER_ELASTICSEARCH:-http://127.0.0.1:$ELASTICSEARCH_PORT}" \
    KEEPER_AUDIT_KEY="$STATE/audit-key.pem" KEEPER_AUDIT_CHECKPOINT_AFTER="${KEEPER_AUDIT_CHECKPOINT_AFTER:-PT10M}" \
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$(keeper_port "$name")" \
    "$(find_jdk)/bin/java" "${flags[@]}" ${flag:+"$flag"} -jar "$copy/quarkus-run.jar"
}

keeper_wait() {
  if until_true 90 keeper_ready "$1"; then say "$1" "ready at $(keeper_where "$1")"; return; fi
  die "$1 is not ready after 90 seconds. It says:" \
    "$(keeper_health "$1" | jq -r '.checks[]? | select(.status != "UP") | "  \(.name): \(.data // {} | tostring)"' 2>/dev/null)" \
    "The end of $LOGS/$(keeper_part "$1").log:" "$(tail -n 8 "$LOGS/$(keeper_part "$1").log")"
}

# Copies that nobody runs any more.
keeper_sweep() {
  local copy
  for copy in "$COPIES"/*; do
    grep -qszF -- "$copy/" /proc/[0-9]*/cmdline || rm -rf "$copy"
  done
}
