# shellcheck shell=bash
# A part is a detached process tree in a control group of its own. Promises: a part outlives the shell
# that started it, is known by its control group rather than by a pid file (which can go stale), and
# dies whole: an engine with its containerd, its shims and its containers at once.

if [[ $(stat -fc %T /sys/fs/cgroup 2>/dev/null) == cgroup2fs ]]; then
  CGROUP_ROOT=/sys/fs/cgroup
else
  CGROUP_ROOT=/sys/fs/cgroup/freezer
fi
[[ -e $CGROUP_ROOT/cgroup.procs ]] ||
  die "No control groups under $CGROUP_ROOT: mount cgroup2 on /sys/fs/cgroup (or the v1 controllers below it) first."

part_cgroup() { echo "$CGROUP_ROOT/$CGROUP/$1"; }

part_pids() {
  [[ -d $(part_cgroup "$1") ]] || return 0
  find "$(part_cgroup "$1")" -name cgroup.procs -exec cat {} + 2>/dev/null || true
}

# part_alive NAME: its main process runs, in its own group.
part_alive() {
  local pid
  pid=$(cat "$STATE/$1.pid" 2>/dev/null) || return 1
  grep -qx "$pid" "$(part_cgroup "$1")/self/cgroup.procs" 2>/dev/null
}

# part_start NAME COMMAND...: output goes to logs/NAME.log. It inherits no open file of whoever starts it: a lock of
# theirs would be held for as long as the part lives.
part_start() {
  local name=$1 group
  shift
  group=$(part_cgroup "$name")/self
  mkdir -p "$group" "$LOGS"
  # shellcheck disable=SC2016
  setsid env -i PATH="$PATH" HOME="${HOME:-/root}" LC_ALL="$LC_ALL" bash -c '
    for fd in /proc/self/fd/*; do fd=${fd##*/}; (( fd < 3 )) || eval "exec $fd>&-"; done
    echo $$ >"$1/cgroup.procs" && echo $$ >"$2" && shift 2 && exec "$@"
  ' part "$group" "$STATE/$name.pid" "$@" </dev/null >>"$LOGS/$name.log" 2>&1 9>&- &
  disown
  until_true 5 part_alive "$name" || true
}

# part_wait NAME SECONDS COMMAND...: until COMMAND is true, on a loaded machine too. False when the part has died, when it
# has made no progress for SECONDS, or after ten minutes.
part_wait() {
  local name=$1 patience=$2 before now end=$((SECONDS + 600))
  shift 2
  before=$(part_progress "$name")
  until until_true "$patience" answers_or_died "$name" "$@"; do
    now=$(part_progress "$name")
    [[ $SECONDS -lt $end && $now != "$before" ]] || return 1
    before=$now
    say "$name" "does not answer yet, but makes progress; waiting on"
  done
  "$@" >/dev/null 2>&1
}
answers_or_died() { local name=$1; shift; "$@" || part_died "$name"; }
part_died() { [[ -e $STATE/$1.pid ]] && ! part_alive "$1"; }

# part_progress NAME: another one when it has said something, or worked: less than two seconds of processor time is idling.
part_progress() {
  local pid ticks
  pid=$(cat "$STATE/$1.pid" 2>/dev/null) || pid=none
  ticks=$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | awk '{ print $12 + $13 }') || ticks=0
  echo "$(stat -c %s "$LOGS/$1.log" 2>/dev/null) $((${ticks:-0} / $(getconf CLK_TCK) / 2))"
}

# part_kill NAME: all at once, as a power cut would; nothing gets to clean up after itself.
part_kill() {
  local group pids state
  group=$(part_cgroup "$1")
  for _ in {1..200}; do
    pids=$(part_pids "$1")
    [[ -n $pids ]] || break
    if [[ -e $group/cgroup.kill ]]; then
      echo 1 >"$group/cgroup.kill"
    else
      [[ -e $group/freezer.state ]] && echo FROZEN >"$group/freezer.state"
      # shellcheck disable=SC2046
      kill -9 $(part_pids "$1") 2>/dev/null || true
      find "$group" -name freezer.state 2>/dev/null | while read -r state; do
        echo THAWED >"$state" 2>/dev/null || true   # a paused container must thaw to die
      done
    fi
    sleep 0.05
  done
  [[ -z $(part_pids "$1") ]] || die "$1: these processes do not die: $(part_pids "$1" | tr '\n' ' ')"
  rm -f "$STATE/$1.pid"
  remove_cgroups "$CGROUP/$1"
}

# part_stop NAME: asks the main process first, and kills what is left after ten seconds.
part_stop() {
  if part_alive "$1"; then
    kill -TERM "$(cat "$STATE/$1.pid")" 2>/dev/null || true
    until_true 10 part_gone "$1" || true
  fi
  part_kill "$1"
}
part_gone() { [[ -z $(part_pids "$1") ]]; }

# remove_cgroups PATH: in every hierarchy, deepest first.
remove_cgroups() {
  local dir
  for dir in "/sys/fs/cgroup/$1" /sys/fs/cgroup/*/"$1"; do
    [[ ! -d $dir ]] || find "$dir" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
}

# port_is_free PART ADDRESS PORT VARIABLE: says who has it and how to choose another.
port_is_free() {
  local owner
  owner=$(ss -Hltnp "sport = :$3" | awk -v a="$2" '
    { n = $4; sub(/:[0-9]+$/, "", n); sub(/%.*/, "", n) }
    a == "0.0.0.0" || n == a || n == "[::ffff:" a "]" || n == "0.0.0.0" || n == "*" || n == "[::]" { print $4, $6; exit }')
  [[ -z $owner ]] || die "$1: port $3 is taken by $owner" \
    "  Stop that process, or choose another port:  $4=<port> $SANDBOX_DIR/up"
}
