# shellcheck shell=bash
# One bridge, one network namespace per node. Promises: idempotent, repairs half-made links, and touches
# no interface, rule or namespace that is not named after this sandbox.

node_netns() { echo "$NAME-$1"; }
node_veth() { echo "$NAME-n$(node_number "$1")"; }
bridge_rule() { iptables -w "$1" FORWARD -i "$BRIDGE" -o "$BRIDGE" -j ACCEPT 2>/dev/null; }

network_up() {
  local other
  other=$(ip -4 -o route show "$SUBNET.0/24" | grep -v "dev $BRIDGE " || true)
  [[ -z $other ]] || die "network: $SUBNET.0/24 is already in use: $other" \
    "  Choose another:  KEEPER_SANDBOX_SUBNET=10.78.0 $SANDBOX_DIR/up"
  ip link show "$BRIDGE" >/dev/null 2>&1 || ip link add "$BRIDGE" type bridge
  ip addr replace "$HOST_IP/24" dev "$BRIDGE"
  ip link set "$BRIDGE" up
  # A Docker engine on the host sets FORWARD to DROP, and bridged packets may have to pass it.
  if [[ $(cat /proc/sys/net/bridge/bridge-nf-call-iptables 2>/dev/null) == 1 ]]; then
    bridge_rule -C || bridge_rule -I || true
  fi
  say network "bridge $BRIDGE, this machine is $HOST_IP"
}

# link_up NODE: its namespace, its cable to the bridge, its address.
link_up() {
  local ns veth
  ns=$(node_netns "$1") veth=$(node_veth "$1")
  nsenter --net="/run/netns/$ns" true 2>/dev/null || { rm -f "/run/netns/$ns"; ip netns add "$ns"; }
  if ! ip -n "$ns" link show eth0 >/dev/null 2>&1; then
    ip link del "$veth" 2>/dev/null || true
    ip link add "$veth" type veth peer name eth0 netns "$ns"
  fi
  ip link set "$veth" master "$BRIDGE" up
  ip -n "$ns" link set lo up
  ip -n "$ns" addr replace "$(node_ip "$1")/24" dev eth0
  ip -n "$ns" link set eth0 up
  ip -n "$ns" route replace default via "$HOST_IP"
}

# link_remove NODE: nothing of its network stays, as after a power cut.
link_remove() {
  ip netns del "$(node_netns "$1")" 2>/dev/null || rm -f "/run/netns/$(node_netns "$1")"
  ip link del "$(node_veth "$1")" 2>/dev/null || true
}

link_state() { ip -o link show "$(node_veth "$1")" 2>/dev/null | grep -q '[<,]UP[,>]' && echo up || echo cut; }

network_down() {
  local ns
  for ns in $(ip netns list 2>/dev/null | awk '{print $1}' | grep "^$NAME-node-[0-9]*$"); do
    link_remove "${ns#"$NAME"-}"
  done
  ip link del "$BRIDGE" 2>/dev/null || true
  if [[ -d /run/netns && -z $(ls -A /run/netns) ]]; then
    umount /run/netns 2>/dev/null || true           # `ip netns add` mounts it onto itself
    rmdir /run/netns 2>/dev/null || true
  fi
  command -v iptables >/dev/null && while bridge_rule -D; do :; done
  return 0
}
