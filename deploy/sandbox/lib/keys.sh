# shellcheck shell=bash
# Who is who on the sandbox's NATS. Promises: each swarm name is an account of its own with the roles that
# deploy/nats/generate writes; whoever shows no key is in an account for tests, and sees nothing of any swarm.

KEYS=$STATE/keys                                # KEYS/SWARM: what generate wrote
ACCOUNTS=$STATE/nats-accounts

# keys_of SWARM NAME: the credentials file of a program or person.
keys_of() { echo "$KEYS/$1/creds/$2.creds"; }

# nats_accounts: the accounts that there are, for the server's configuration.
nats_accounts() {
  local file
  mkdir -p "$ACCOUNTS"
  echo "accounts {"
  echo "  SYS {}"
  echo "  TESTS { jetstream: enabled, users: [ { user: tests, password: tests } ] }"
  for file in "$ACCOUNTS"/*.conf; do [[ ! -f $file ]] || cat "$file"; done
  echo "}"
  echo "system_account: SYS"
  echo "no_auth_user: tests"
}

# swarm_node_args: every node of the swarm by its id, for generate.
swarm_node_args() {
  local node id
  for node in $(node_names); do
    id=$(api "$node" GET /info 2>/dev/null | jq -r .Swarm.NodeID)
    [[ -n $id && $id != null ]] || continue
    echo --node
    if is_manager "$node"; then echo "$node=$id:manager"; else echo "$node=$id"; fi
  done
}

# keys_up SWARM: makes what is missing of keys and permissions, and tells NATS. The account has one more user, for
# tests that look at everything and take it away again: admin-SWARM, password "admin".
keys_up() {
  local swarm=$1 conf=$ACCOUNTS/$1.conf args before=
  mapfile -t args < <(swarm_node_args)
  mkdir -p "$KEYS" "$ACCOUNTS"
  "$REPO_DIR/deploy/nats/generate" "$KEYS/$swarm" --swarm "$swarm" "${args[@]}" --unsigned claimed \
    --person installer:installer --person operator:operator --person alice:deployer --person bob:operator \
    --person auditor:auditor >"$LOGS/keys-$swarm.log" 2>&1 ||
    die "The keys of swarm $swarm could not be made:" "$(tail -n 5 "$LOGS/keys-$swarm.log")"
  [[ ! -f $conf ]] || before=$(cat "$conf")
  sed -n '/^  KEEPER {/,/^  }/p' "$KEYS/$swarm/roles.conf" | sed -e "s/^  KEEPER {/\"swarm-$swarm\" {/" \
    -e "s/^ *users: \[/&\n{ user: \"admin-$swarm\", password: admin }/" >"$conf.new"
  mv "$conf.new" "$conf"
  [[ $before == "$(cat "$conf")" ]] || nats_reload
}

nats_reload() {
  nats_configure
  "$(nats_program)" -t -c "$STATE/nats.conf" >"$LOGS/nats-configuration.log" 2>&1 ||
    die "NATS cannot read its configuration:" "$(tail -n 3 "$LOGS/nats-configuration.log")"
  kill -HUP "$(cat "$STATE/nats.pid")"
  sleep 0.5
  nats_answers || die "NATS does not take the new keys. The end of $LOGS/nats.log:" "$(tail -n 5 "$LOGS/nats.log")"
}
