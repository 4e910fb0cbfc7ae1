# shellcheck shell=bash
# Debian packages. Promises: installs only what is missing, says so first, and starts, enables or replaces
# no service of the machine: the Debian units of what it installs stay disabled.

missing_packages() {
  local command package
  while read -r command package; do
    command -v "$command" >/dev/null || echo "$package"
  done <<'EOF' | sort -u
dockerd docker.io
containerd containerd
nats-server nats-server
docker-registry docker-registry
busybox busybox-static
ip iproute2
iptables iptables
jq jq
curl curl
unshare util-linux
hostname hostname
ps procps
EOF
}

packages_up() {
  local missing guard='' unit
  missing=$(missing_packages | tr '\n' ' ')
  if [[ -z $missing ]]; then say packages "all there"; return; fi
  command -v apt-get >/dev/null || die "packages: install these first (no apt-get here): $missing"
  say packages "installing from Debian: $missing"
  if [[ ! -e /usr/sbin/policy-rc.d ]]; then
    guard=/usr/sbin/policy-rc.d                # Debian's own way to say: start nothing
    printf '#!/bin/sh\nexit 101\n' >"$guard" && chmod +x "$guard"
  fi
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  apt_install $missing || { say packages "refreshing the package lists"; apt-get update -qq && apt_install $missing; } ||
    { rm -f $guard; die "packages: apt-get could not install: $missing (see $LOGS/apt.log)"; }
  [[ -z $guard ]] || rm -f "$guard"
  if command -v systemctl >/dev/null; then
    for unit in docker.service docker.socket containerd.service nats-server.service docker-registry.service; do
      [[ " $missing docker.io=containerd " == *"${unit%%.*}"* ]] || continue
      systemctl disable "$unit" >/dev/null 2>&1 || true
    done
  fi
}

apt_install() { apt-get install -y -qq --no-install-recommends "$@" >>"$LOGS/apt.log" 2>&1; }
