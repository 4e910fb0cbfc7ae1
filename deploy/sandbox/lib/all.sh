# shellcheck shell=bash
# Everything a command of the sandbox is made of.
lib=$(dirname "${BASH_SOURCE[0]}")
for file in settings say part network engines engine swarm services keys jdk packages keeper maven; do
  # shellcheck source=/dev/null
  . "$lib/$file.sh"
done
