#!/usr/bin/env bash
# Builds, pushes and rolls out:  ./deploy.sh blog market   ./deploy.sh --all   ./deploy.sh --dry-run --all
# Needs REGISTRY (and what docker-stack.yml names) in the environment or in .env.
set -euo pipefail
cd "$(dirname "$0")"
all=(blog market events federation cart account kernel)
apps=() dry=
for argument in "$@"; do
  case $argument in
    --all) apps=("${all[@]}") ;;
    --dry-run) dry=1 ;;
    -h | --help) sed -n '2,3p' "$0"; exit 0 ;;
    *) printf '%s\n' "${all[@]}" | grep -qx -- "$argument" || { echo "deploy.sh: no app named $argument (${all[*]})" >&2; exit 2; }
       apps+=("$argument") ;;
  esac
done
[ ${#apps[@]} -gt 0 ] || { echo "deploy.sh: name the apps to deploy, or --all" >&2; exit 2; }
# shellcheck disable=SC1091
[ ! -f .env ] || { set -a; . ./.env; set +a; }
: "${REGISTRY:?deploy.sh: set REGISTRY, where images are pushed to}"
TAG=${TAG:-$(git rev-parse --short HEAD)}
export REGISTRY TAG
run() { if [ -n "$dry" ]; then echo "would run: $*"; else "$@"; fi; }
for app in "${apps[@]}"; do
  run docker build --build-arg "APP=$app" --tag "$REGISTRY/$app:$TAG" --tag "$REGISTRY/$app:latest" .
  run docker push --all-tags "$REGISTRY/$app"
done
if ! docker stack services coop > /dev/null 2>&1 && [ -z "$dry" ]; then
  docker stack deploy --compose-file docker-stack.yml coop
else
  for app in "${apps[@]}"; do run docker service update --with-registry-auth --image "$REGISTRY/$app:$TAG" "coop_$app"; done
fi
echo "deployed ${apps[*]} at $TAG"
