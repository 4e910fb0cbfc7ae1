# shellcheck shell=bash
# Engines of other versions beside the machine's own: the packages of another Debian suite, unpacked and never installed.
# Promises: the machine's packages, package lists and services stay as they are; apt checks what it downloads (the suite's
# signature, then the checksum of each package); what was unpacked is kept, and is the same for every sandbox.

ENGINES_HOME=${KEEPER_SANDBOX_CACHE:-/var/cache/keeper-sandbox}/engines
# Whoever calls may have one of these engines in his PATH; "the machine's own" is what is there without them.
PATH=$(tr : '\n' <<<"$PATH" | grep -v "^$ENGINES_HOME/" | paste -sd :)
ENGINE_NAMES=(20.10 26 28)                      # the newest last
ENGINE_PACKAGES=(docker.io docker-cli containerd nats-server)
ENGINE_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

newest_engine() { echo "${ENGINE_NAMES[-1]}"; }
# are_engines LIST: names with commas between.
are_engines() {
  local name names
  IFS=, read -ra names <<<"$1"
  (( ${#names[@]} )) || return 1
  for name in "${names[@]}"; do [[ " ${ENGINE_NAMES[*]} machine " == *" $name "* ]] || return 1; done
}

# engine_suites NAME: where the packages are, the first that has them counts. Older ones have no docker-cli apart.
engine_suites() { case $1 in 20.10) echo bookworm ;; 26) echo trixie ;; 28) echo forky sid ;; esac; }

# own_version: the version of the machine's own engine, such as 20.10.24.
own_version() { dockerd --version | sed -E 's/^Docker version ([0-9.]+).*/\1/'; }

# engine_path NAME: what comes before PATH; nothing for the machine's own.
engine_path() {
  local home=$ENGINES_HOME/$1
  [[ $1 != machine ]] || return 0
  [[ -d $home ]] || die "The engine $1 is not in $ENGINES_HOME any more; run $SANDBOX_DIR/up, which fetches it again."
  echo "$home/usr/sbin:$home/usr/bin:"
}

# engine_of NODE: the name of its engine in ENGINES, "28,20.10,20.10"; the last one stands for all further nodes.
engine_of() {
  local names
  IFS=, read -ra names <<<"$ENGINES"
  echo "${names[$(($(node_number "$1") <= ${#names[@]} ? $(node_number "$1") - 1 : -1))]}"
}

# same_engines HAD NODES: the nodes that there are keep the engine that they have; their data is made for it.
same_engines() {
  local i
  for ((i = 1; i <= $2; i++)); do
    [[ $(ENGINES=$1 && engine_of "node-$i") == "$(engine_of "node-$i")" ]] || return 1
  done
}

# nats_program: the server that came with the first node's engine.
nats_program() {
  local path
  path=$(engine_path "$(engine_of node-1)")
  PATH=$path$PATH type -P nats-server
}

# engines_ready NAMES: prints what NAMES come to on this machine: "machine" for its own version and for what is not to be had.
engines_ready() {
  local name ready=() names
  IFS=, read -ra names <<<"$1"
  for name in "${names[@]}"; do
    if [[ $name == machine || "$(own_version)." == "$name."* ]]; then ready+=(machine)
    elif (engine_fetch "$name") >&2; then ready+=("$name")
    else ready+=(machine); fi
  done
  (IFS=, && echo "${ready[*]}")
}

# engine_fetch NAME: its packages are unpacked in ENGINES_HOME/NAME; false, with a sentence, where they cannot be had.
engine_fetch() {
  local name=$1 suite mirror
  mkdir -p "$ENGINES_HOME"
  exec 7>"$ENGINES_HOME/lock"
  flock 7                                       # another sandbox may want the same
  [[ ! -d $ENGINES_HOME/$name ]] || return 0
  mirror=$(debian_mirror)
  [[ -n $mirror ]] || { engine_missing "$name" "this machine has no Debian package source"; return 1; }
  for suite in $(engine_suites "$name"); do
    say "engine $name" "fetching Debian $suite's packages, once for this machine: ${ENGINE_PACKAGES[*]}"
    if suite_unpacked "$mirror" "$suite" "$ENGINES_HOME/$name.new"; then
      mv -T "$ENGINES_HOME/$name.new" "$ENGINES_HOME/$name"
      return 0
    fi
  done
  engine_missing "$name" "this machine's Debian mirror has no $(engine_suites "$name" | sed 's/ / or /') with packages that run here (see $LOGS/engines.log)"
  return 1
}
engine_missing() { say "engine $1" "not to be had: $2. The machine's own $(own_version) is used instead."; }

# debian_mirror: where the machine's own packages come from.
debian_mirror() {
  command -v apt-get >/dev/null && [[ -f $ENGINE_KEYRING ]] || return 0
  [[ -n $(mirror_known) ]] || apt-get update -qq >>"$LOGS/engines.log" 2>&1 || true
  mirror_known
}
mirror_known() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' 'Component: main' | head -n 1; }

# suite_unpacked MIRROR SUITE DIRECTORY: with a state of apt that is its own, and gone afterwards.
suite_unpacked() {
  local mirror=$1 suite=$2 into=$3 apt=$3.apt
  rm -rf "$into" "$apt"
  mkdir -p "$into" "$apt"/{lists/partial,cache/archives/partial,packages}
  echo "deb [signed-by=$ENGINE_KEYRING] $mirror $suite main" >"$apt/sources.list"
  if (suite_download "$apt" && suite_extract "$apt" "$into" && engine_runs "$into") >>"$LOGS/engines.log" 2>&1; then
    rm -rf "$apt"
    return 0
  fi
  rm -rf "$into" "$apt"
  return 1
}
suite_download() {
  local own=(-qq "-oDir::Etc::sourcelist=$1/sources.list" -oDir::Etc::sourceparts=/dev/null
    "-oDir::State::Lists=$1/lists" "-oDir::Cache=$1/cache" -oAPT::Sandbox::User=root -oAcquire::Languages=none)
  cd "$1/packages" && apt-get "${own[@]}" update || return 1
  for package in "${ENGINE_PACKAGES[@]}"; do
    apt-get "${own[@]}" download "$package" || [[ $package == docker-cli ]] || return 1
  done
}
suite_extract() {
  local package
  for package in "$1"/packages/*.deb; do
    dpkg -x "$package" "$2" && dpkg-deb -f "$package" Package Version | sed 's/^[^:]*: //' | paste -sd ' ' >>"$2/versions" || return 1
  done
  rm -rf "$2"/{etc,lib,usr/share,usr/lib} "$2/usr/bin/ctr"
}

# engine_runs DIRECTORY: a newer suite may want a newer C library than this machine has.
engine_runs() {
  local program
  for program in sbin/dockerd bin/containerd bin/docker sbin/nats-server; do
    "$1/usr/$program" --version || return 1
  done
}
