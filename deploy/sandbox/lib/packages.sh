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
  local missing guard='' before
  missing=$(missing_packages | tr '\n' ' ')
  if [[ -z $missing ]]; then say packages "all there"; return; fi
  command -v apt-get >/dev/null || die "packages: install these first (no apt-get here): $missing"
  say packages "installing from Debian: $missing"
  before=$(units)
  if [[ ! -e /usr/sbin/policy-rc.d ]]; then
    guard=/usr/sbin/policy-rc.d                # Debian's own way to say: start nothing
    printf '#!/bin/sh\nexit 101\n' >"$guard" && chmod +x "$guard"
  fi
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  apt_install $missing || { say packages "refreshing the package lists"; apt-get update -qq && apt_install $missing; } ||
    { rm -f $guard; die "packages: apt-get could not install: $missing (see $LOGS/apt.log)"; }
  [[ -z $guard ]] || rm -f "$guard"
  # shellcheck disable=SC2046
  [[ -z $(new_units "$before") ]] || systemctl disable $(new_units "$before") >/dev/null 2>&1 || true
}

# new_units BEFORE: the services that came with the packages, and that must not start at the next boot.
units() { (cd /lib/systemd/system 2>/dev/null && ls -d docker.{service,socket} containerd.service nats-server.service docker-registry.service 2>/dev/null) || true; }
new_units() { comm -13 <(sort <<<"$1") <(units | sort); }

apt_install() { apt-get install -y -qq --no-install-recommends "$@" >>"$LOGS/apt.log" 2>&1; }
