# shellcheck shell=bash
# What stands beside the swarm: NATS, the image registry, Elasticsearch. Promises: service_start starts what
# is not running and returns; service_wait says when it answers, or shows the end of its log.

nats_start() {
  local program
  program=$(nats_program)
  port_is_free nats 0.0.0.0 "$NATS_PORT" KEEPER_SANDBOX_NATS_PORT
  port_is_free nats 127.0.0.1 "$NATS_HTTP_PORT" KEEPER_SANDBOX_NATS_HTTP_PORT
  mkdir -p "$STATE/nats"
  nats_configure
  part_start nats "$program" -c "$STATE/nats.conf"
}
nats_configure() {
  cat >"$STATE/nats.conf" <<EOF
server_name: $NAME-sandbox
listen: "0.0.0.0:$NATS_PORT"
http: "127.0.0.1:$NATS_HTTP_PORT"
jetstream { store_dir: "$STATE/nats", max_memory_store: 256MB, max_file_store: 20GB }
$(nats_accounts)
EOF
}
nats_answers() { curl -sf "http://127.0.0.1:$NATS_HTTP_PORT/healthz" >/dev/null; }
nats_where() { echo "$("$(nats_program)" --version), nats://127.0.0.1:$NATS_PORT and nats://$HOST_IP:$NATS_PORT, JetStream on disk"; }

registry_start() {
  port_is_free registry "$HOST_IP" "$REGISTRY_PORT" KEEPER_SANDBOX_REGISTRY_PORT
  mkdir -p "$STATE/registry"
  cat >"$STATE/registry.yml" <<EOF
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $STATE/registry}, delete: {enabled: true}}
http: {addr: "$REGISTRY"}
EOF
  part_start registry docker-registry serve "$STATE/registry.yml"
}
registry_answers() { curl -sf "http://$REGISTRY/v2/" >/dev/null; }
registry_where() { echo "$REGISTRY, and mirror of Docker Hub's names for the engines"; }

elasticsearch_start() {
  local home=$STATE/elasticsearch java
  port_is_free elasticsearch 0.0.0.0 "$ELASTICSEARCH_PORT" KEEPER_SANDBOX_ELASTICSEARCH_PORT
  java=$(find_jdk)/bin/java
  "$SANDBOX_DIR/elasticsearch/build"
  mkdir -p "$home"/{config,plugins,logs,data,tmp}
  rm -rf "${home:?}/lib" "$home/modules"
  cp -a "$SANDBOX_DIR/elasticsearch/target/home/." "$home/"   # a copy: the checkout may go away
  part_start elasticsearch "$java" -Xms512m -Xmx1g -XX:+UseSerialGC -Djava.io.tmpdir="$home/tmp" \
    --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
    -cp "$home/lib/*" io.swarmkeeper.sandbox.elasticsearch.SingleNode \
    "$home" "$ELASTICSEARCH_PORT" 127.0.0.1 "$HOST_IP"
}
elasticsearch_answers() { curl -sf --max-time 5 "http://127.0.0.1:$ELASTICSEARCH_PORT/_cluster/health" >/dev/null; }
elasticsearch_version() { printf 'version '; sed -n 's:.*<elasticsearch.version>\(.*\)</.*:\1:p' "$SANDBOX_DIR/elasticsearch/pom.xml"; }
elasticsearch_where() { echo "$(elasticsearch_version), http://127.0.0.1:$ELASTICSEARCH_PORT and http://$HOST_IP:$ELASTICSEARCH_PORT"; }

service_start() {
  if part_alive "$1"; then return; fi
  part_kill "$1"
  "$1_start"
}

service_wait() {
  part_wait "$1" 60 "$1_answers" || die "$1 does not answer. The end of $LOGS/$1.log:" "$(tail -n 5 "$LOGS/$1.log")"
  say "$1" "$("$1_where")"
}
