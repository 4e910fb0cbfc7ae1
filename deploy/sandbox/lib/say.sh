# shellcheck shell=bash
# How the sandbox talks: one line per part, with the seconds since the command began.
SANDBOX_STARTED=${SANDBOX_STARTED:-$(date +%s%N)}
export SANDBOX_STARTED

seconds() { local ms=$((($(date +%s%N) - SANDBOX_STARTED) / 1000000)); printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100)); }
say() { printf '%6ss  %-13s %s\n' "$(seconds)" "$1" "$2"; }
die() { printf '%s\n' "$@" >&2; exit 1; }

# until_true SECONDS COMMAND...: polls quickly; false when the time is over.
until_true() {
  local deadline=$((SECONDS + $1)); shift
  until "$@" >/dev/null 2>&1; do
    (( SECONDS < deadline )) || return 1
    sleep 0.1
  done
}

need_root() { [[ $(id -u) == 0 ]] || die "The sandbox needs root: network namespaces, mounts, Docker engines."; }

# one_at_a_time: commands that change the sandbox wait for each other. File descriptor 9 holds the lock.
one_at_a_time() {
  mkdir -p "$STATE"
  while :; do
    exec 9>"$STATE/lock"
    flock -n 9 || { say lock "another sandbox command is running; waiting for it"; flock 9; }
    [[ /proc/self/fd/9 -ef $STATE/lock ]] && return   # `down` removes the file while it holds it
    mkdir -p "$STATE"
  done
}
