#!/usr/bin/env bash
# Builds, pushes and rolls out:
#   ./deploy.sh                   what has changed since it was deployed, says git
#   ./deploy.sh blog market       these
#   ./deploy.sh --all             everything
#   ./deploy.sh --rollback [blog] back to the version before: of these, or of all
#   ./deploy.sh --secrets         make the Docker secrets of this SECRETS_VERSION that are missing, of .env
#   ./deploy.sh --build           only build and push, as CI does; what runs is the commit of the tag `deployed`
# With --dry-run it prints what it would do; with --dirty it takes what is not committed, under a tag that says so.
# Needs REGISTRY, and what docker-stack.yml names, in .env or in the environment. DEPLOY_HOST names another machine's Docker.
set -euo pipefail
cd "$(dirname "$0")"
everything=(blog market events federation cart account kernel)
apps=() all='' mode=deploy dry='' dirty=''
for argument in "$@"; do
  case $argument in
    --all) all=1 ;;
    --rollback | --secrets | --build) mode=${argument#--} ;;
    --dry-run) dry=1 ;;
    --dirty) dirty=1 ;;
    -h | --help) sed -n '2,10p' "$0" | cut -c3-; exit 0 ;;
    *) [[ " ${everything[*]} house " == *" $argument "* ]] || { echo "deploy.sh: no app named $argument (${everything[*]})" >&2; exit 2; }
       apps+=("$argument") ;;
  esac
done
# shellcheck disable=SC1091
if [ -f .env ]; then set -a; . ./.env; set +a; fi
# The one process of a small server; the backup service is the kernel's image.
[ "${HOUSE:-0}" = 0 ] || everything=(house kernel)
[ -z "$all" ] || apps=("${everything[@]}")
fail() { echo "deploy.sh: $*" >&2; exit 1; }
run() { if [ -n "$dry" ]; then echo "would run: $*"; else "$@"; fi; }
swarm() { docker ${DEPLOY_HOST:+--host "ssh://$DEPLOY_HOST"} "$@"; }
rose() { node_modules/.bin/node packages/cli/bin/rose.ts "$@"; }
inspect() { swarm service inspect --format "$2" "coop_$1" 2> /dev/null || true; }

make_secrets() {
  local name variable
  for name in $(sed -n 's/^  \([a-z_]*\): { external: true, name: "coop_.*/\1/p' docker-stack.yml); do
    variable=${name^^}
    if swarm secret inspect "coop_${name}_${SECRETS_VERSION:-1}" > /dev/null 2>&1; then echo "$variable is there"; continue; fi
    [ -n "${!variable:-}" ] || fail "$variable is not set"
    if [ -n "$dry" ]; then echo "would make coop_${name}_${SECRETS_VERSION:-1}"; continue; fi
    printf %s "${!variable}" | swarm secret create "coop_${name}_${SECRETS_VERSION:-1}" - > /dev/null
    echo "$variable made"
  done
}

# A config of the swarm is the lock: whoever deploys from wherever sees it.
lock() {
  [ -z "$dry" ] || return 0
  # No pipe: its writer would fail, and with it the lock, when Docker ends before it has read.
  swarm config create coop_deploy_lock - <<< "${USER:-somebody} since $(date -u +%FT%TZ)" > /dev/null 2>&1 ||
    fail "somebody else deploys. When nobody does: docker config rm coop_deploy_lock"
  trap 'swarm config rm coop_deploy_lock > /dev/null' EXIT
}

# The tag that a service runs; nothing when there is no such service.
deployed() { inspect "$1" '{{.Spec.TaskTemplate.ContainerSpec.Image}}' | sed 's/@sha256:.*//; s/.*://'; }

# Whether an app is in the list of what must be built again; the house is all of them.
concerns() { [[ $2 == *"\"$1\""* || ($1 = house && $2 == *'"'*) ]]; }

# What is named, or what differs from the commit that each service runs.
choose() {
  [ ${#apps[@]} -eq 0 ] || return 0
  local app running built=''
  declare -A changed
  [ $mode != build ] || built=$(rose changed --registry "$REGISTRY")
  for app in "${everything[@]}"; do
    if [ $mode = build ]; then
      concerns "$app" "$built" && apps+=("$app")
      continue
    fi
    running=$(deployed "$app")
    if [ -n "$running" ] && git rev-parse --verify --quiet "$running^{commit}" > /dev/null; then
      [ -n "${changed[$running]:-}" ] || changed[$running]=$(rose changed --since "$running")
      concerns "$app" "${changed[$running]}" || continue
    fi
    apps+=("$app")
  done
}

build() {
  if [ -z "$dirty" ] && docker manifest inspect "$REGISTRY/$1:$TAG" > /dev/null 2>&1; then echo "$1: $TAG is built"; return; fi
  run docker build --build-arg "APP=$1" ${NODE_IMAGE:+--build-arg "NODE_IMAGE=$NODE_IMAGE"} \
    --tag "$REGISTRY/$1:$TAG" --tag "$REGISTRY/$1:latest" .
  run docker push "$REGISTRY/$1:$TAG"
  run docker push "$REGISTRY/$1:latest"
}

# Waits until the service runs whole; fails when Docker has rolled it back.
await_health() {
  local state replicas deadline=$((SECONDS + ${DEPLOY_WAIT_SECONDS:-3600}))
  while [ $SECONDS -lt $deadline ]; do
    state=$(inspect "$1" '{{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}')
    replicas=$(swarm service ls --filter "name=coop_$1" --format '{{.Name}} {{.Replicas}}' | sed -n "s/^coop_$1 //p")
    case $state in
      rollback_* | paused) return 1 ;;
      '' | completed) [ "${replicas%%/*}" != "${replicas##*/}" ] || return 0 ;;
    esac
    sleep 2
  done
  return 1
}

roll_out() {
  local app variable failed=''
  for app in "${everything[@]}"; do
    variable=${app^^}_TAG
    if [[ " ${apps[*]} " == *" $app "* ]]; then export "$variable=$TAG"; else export "$variable=$(deployed "$app")"; fi
  done
  # Docker changes what differs from what runs, and nothing else.
  run swarm stack deploy --with-registry-auth --compose-file docker-stack.yml coop
  [ -z "$dry" ] || return 0
  for app in "${apps[@]}"; do
    if await_health "$app"; then echo "$app: runs $TAG"
    else echo "$app: did not become healthy; it runs $(deployed "$app")" >&2; failed=1; fi
  done
  [ -z "$failed" ] || exit 1
}

roll_back() {
  local app
  [ ${#apps[@]} -gt 0 ] || apps=("${everything[@]}")
  for app in "${apps[@]}"; do
    run swarm service rollback "coop_$app"
    [[ $app = kernel || $app = house ]] || run swarm service rollback "coop_$app-worker"
    [ -n "$dry" ] || echo "$app: runs $(deployed "$app")"
  done
}

if [ $mode = secrets ]; then make_secrets; exit; fi
: "${REGISTRY:?deploy.sh: set REGISTRY, where images are pushed to}"
if [ $mode = rollback ]; then lock; roll_back; exit; fi
TAG=$(git rev-parse --short=12 HEAD)
if [ -n "$(git status --porcelain)" ]; then
  [ -n "$dirty" ] || fail "there are changes that are not committed: commit them, or say --dirty"
  TAG=$TAG-dirty-$(date -u +%Y%m%d%H%M%S)
else dirty=''; fi
CONFIG_VERSION=$(sha256sum "${ROSE_CONFIG_FILE:-_config/app-config.yaml}" | cut -c1-12)
export REGISTRY CONFIG_VERSION
[ -x node_modules/.bin/node ] || npx --yes pnpm install --frozen-lockfile
[ $mode = build ] || lock
choose
[ $mode = deploy ] || [ ${#apps[@]} -gt 0 ] || { echo "nothing has changed"; exit; }
for app in "${apps[@]}"; do build "$app"; done
[ $mode = build ] || roll_out
