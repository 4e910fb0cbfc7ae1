# shellcheck shell=bash
# The Docker engines. Promises: each engine sees its own network, host name, /run and /etc/docker, so that
# nothing of it meets another engine, the host's Docker, or the next start after a crash.

# api NODE METHOD PATH [BODY]: one call of the engine's API over its socket.
api() {
  local args=(-sS --fail-with-body --max-time 60 --unix-socket "$(node_socket "$1")" -X "$2")
  [[ $# -lt 4 ]] || args+=(-H 'Content-Type: application/json' -d "$4")
  curl "${args[@]}" "http://docker$3"
}

engine_answers() { curl -sf --max-time 2 --unix-socket "$(node_socket "$1")" http://docker/_ping >/dev/null 2>&1; }

engine_start() {
  local node=$1 dir path
  dir=$(node_dir "$node")
  path=$(engine_path "$(engine_of "$node")")
  if part_alive "$node" && engine_answers "$node"; then link_up "$node"; return; fi
  part_kill "$node"            # left-overs of a crash: containers without an engine
  link_remove "$node"
  link_up "$node"
  mkdir -p "$dir/data" "$dir/etc"
  rm -f "$dir/docker.sock"
  PATH=$path$PATH part_start "$node" nsenter --net="/run/netns/$(node_netns "$node")" unshare -m -u \
    "$SANDBOX_DIR/lib/engine-run" "$node" "$dir" "/$CGROUP/$node" "$REGISTRY"
}

engine_wait() {
  part_wait "$1" 60 engine_answers "$1" ||
    die "$1: the engine does not answer. The end of $LOGS/$1.log:" "$(tail -n 5 "$LOGS/$1.log")"
  say "$1" "engine $(api "$1" GET /version | jq -r '"\(.Version) (API \(.ApiVersion))"') at $(node_ip "$1"), unix://$(node_socket "$1")"
}

engine_kill() { part_kill "$1"; link_remove "$1"; rm -f "$(node_socket "$1")"; }
engine_stop() { part_stop "$1"; link_remove "$1"; rm -f "$(node_socket "$1")"; }
