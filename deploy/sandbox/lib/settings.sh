# shellcheck shell=bash disable=SC2034
# Names, addresses, ports and paths of one sandbox. Promises: the environment wins over what the last
# `up` wrote down, which wins over the defaults; so `down` and `env` need no arguments.
set -euo pipefail

SANDBOX_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
REPO_DIR=$(cd "$SANDBOX_DIR/../.." && pwd)
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL=C.UTF-8

NAME=${KEEPER_SANDBOX_NAME:-keeper}            # a second sandbox: another name, subnet and ports
STATE=${KEEPER_SANDBOX_HOME:-/var/lib/$NAME-sandbox}
SAVED=$STATE/settings

# setting NAME DEFAULT: the value from the environment, from the last `up`, or the default.
setting() { if [[ -n ${!1:-} ]]; then echo "${!1}"; else saved_setting "$@"; fi; }
saved_setting() {
  local saved=
  [[ -f $SAVED ]] && saved=$(sed -n "s/^$1=//p" "$SAVED")
  echo "${saved:-$2}"
}

SUBNET=$(setting KEEPER_SANDBOX_SUBNET 10.77.0)  # the first three numbers of a /24
NATS_PORT=$(setting KEEPER_SANDBOX_NATS_PORT 4222)
NATS_HTTP_PORT=$(setting KEEPER_SANDBOX_NATS_HTTP_PORT 8222)
REGISTRY_PORT=$(setting KEEPER_SANDBOX_REGISTRY_PORT 5000)
ELASTICSEARCH_PORT=$(setting KEEPER_SANDBOX_ELASTICSEARCH_PORT 9200)
NODES=$(setting KEEPER_SANDBOX_NODES 3)
MANAGERS=$(setting KEEPER_SANDBOX_MANAGERS 1)
ENGINES=$(saved_setting KEEPER_SANDBOX_ENGINE machine)   # of each node; what `up` asks for and what it got may differ
SERVICES_PORT=$(setting KEEPER_SANDBOX_SERVICES_PORT 18080)

HOST_IP=$SUBNET.254
REGISTRY=$HOST_IP:$REGISTRY_PORT
BRIDGE=$NAME-br
CGROUP=$NAME-sandbox
LOGS=$STATE/logs
SERVICES=(nats registry elasticsearch)

[[ $NAME =~ ^[a-z][a-z0-9]{0,7}$ ]] || { echo "KEEPER_SANDBOX_NAME must be 1-8 lower-case letters and digits, not '$NAME'" >&2; exit 1; }
[[ $STATE == /?*/?* && $STATE != /run/* && $STATE != /var/run/* ]] ||
  { echo "KEEPER_SANDBOX_HOME must be a directory of its own, outside /run: '$STATE'" >&2; exit 1; }

# save_settings: what later commands need to find this sandbox again.
save_settings() {
  mkdir -p "$STATE" "$LOGS"
  cat >"$SAVED" <<EOF
KEEPER_SANDBOX_SUBNET=$SUBNET
KEEPER_SANDBOX_NATS_PORT=$NATS_PORT
KEEPER_SANDBOX_NATS_HTTP_PORT=$NATS_HTTP_PORT
KEEPER_SANDBOX_REGISTRY_PORT=$REGISTRY_PORT
KEEPER_SANDBOX_ELASTICSEARCH_PORT=$ELASTICSEARCH_PORT
KEEPER_SANDBOX_NODES=$NODES
KEEPER_SANDBOX_MANAGERS=$MANAGERS
KEEPER_SANDBOX_ENGINE=$ENGINES
KEEPER_SANDBOX_SERVICES_PORT=$SERVICES_PORT
EOF
}

node_names() { local i; for ((i = 1; i <= NODES; i++)); do echo "node-$i"; done; }
node_number() { echo "${1#node-}"; }
node_ip() { echo "$SUBNET.$((10 + ${1#node-}))"; }
node_dir() { echo "$STATE/$1"; }
node_socket() { echo "$STATE/$1/docker.sock"; }
is_node() { [[ $1 =~ ^node-[1-9][0-9]*$ ]] && (( $(node_number "$1") <= NODES )); }
is_service() { [[ " ${SERVICES[*]} " == *" $1 "* ]]; }
