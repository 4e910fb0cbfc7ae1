# shellcheck shell=bash
# Joins the engines into one swarm. Promises: idempotent; a node that lost its data joins again and its old
# entry is removed; a node that is in the swarm is left alone.

swarm_state() { api "$1" GET /info | jq -r '.Swarm.LocalNodeState'; }
settled() { [[ $(swarm_state "$1") =~ ^(active|inactive|locked)$ ]]; }
is_manager() { [[ $(api "$1" GET /info | jq -r '.Swarm.ControlAvailable') == true ]]; }

# a_manager: a node whose engine answers as a manager.
a_manager() { local n; for n in $(node_names); do engine_answers "$n" && is_manager "$n" && { echo "$n"; return; }; done; return 1; }

join_request() { # NODE, then jq arguments
  local ip
  ip=$(node_ip "$1")
  shift
  jq -nc --arg ip "$ip" '{ListenAddr: ($ip + ":2377"), AdvertiseAddr: $ip, DataPathAddr: $ip} + $ARGS.named.more' "$@"
}

swarm_join() {
  local node=$1 leader=$2 role=$3 token
  until_true 20 settled "$node" || true
  case $(swarm_state "$node") in
    active) return ;;
    locked) die "$node: its swarm state is locked; run down, then up" ;;
    error | pending) api "$node" POST '/swarm/leave?force=1' >/dev/null || true ;;
  esac
  token=$(api "$leader" GET /swarm | jq -r ".JoinTokens.$role")
  api "$node" POST /swarm/join "$(join_request "$node" --argjson more \
    "$(jq -nc --arg t "$token" --arg a "$(node_ip "$leader"):2377" '{JoinToken: $t, RemoteAddrs: [$a]}')")" >/dev/null
  say "$node" "joined as ${role,,}"
}

# promote NODE MANAGER: a worker of an earlier up becomes a manager.
promote() {
  local id spec
  if is_manager "$1"; then return; fi
  id=$(api "$1" GET /info | jq -r .Swarm.NodeID)
  spec=$(api "$2" GET "/nodes/$id")
  api "$2" POST "/nodes/$id/update?version=$(jq .Version.Index <<<"$spec")" "$(jq -c '.Spec | .Role = "manager"' <<<"$spec")" >/dev/null
  until_true 20 is_manager "$1" || die "$1: it did not become a manager"
  say "$1" "promoted to manager"
}

ready_nodes() { api "$1" GET /nodes | jq '[.[] | select(.Status.State == "ready")] | length'; }
all_ready() { (( $(ready_nodes "$1") >= NODES )); }

# remove_ghosts MANAGER: entries of nodes that have joined again under a new id.
remove_ghosts() {
  local id
  for id in $(api "$1" GET /nodes | jq -r '
      [.[] | select(.Status.State == "ready") | .Description.Hostname] as $here
      | .[] | select(.Status.State == "down" and (.Description.Hostname | IN($here[]))) | .ID'); do
    api "$1" DELETE "/nodes/$id?force=1" >/dev/null || true
  done
}

swarm_up() {
  local leader node
  if ! leader=$(a_manager); then
    leader=node-1
    until_true 20 settled "$leader" || true
    if [[ $(swarm_state "$leader") == inactive ]]; then
      api "$leader" POST /swarm/init "$(join_request "$leader" --argjson more '{}')" >/dev/null
      say "$leader" "started the swarm"
    fi
  fi
  for node in $(node_names | head -n "$MANAGERS"); do swarm_join "$node" "$leader" Manager; promote "$node" "$leader"; done
  for node in $(node_names | tail -n +"$((MANAGERS + 1))"); do swarm_join "$node" "$leader" Worker & done
  wait
  until_true 40 all_ready "$leader" ||
    die "swarm: only $(ready_nodes "$leader") of $NODES nodes are ready; see $SANDBOX_DIR/status"
  remove_ghosts "$leader"
  say swarm "$NODES nodes ready, $MANAGERS of them managers"
}
