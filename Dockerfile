# One image an app: docker build --build-arg APP=blog -t rose-ash/blog .   (APP is one of the six apps, kernel, or house: all of them in one process)
# The bases may be named with their digests: --build-arg NODE_IMAGE=node:24.21.0-slim@sha256:… (deploy.sh passes on what .env says).
ARG NODE_IMAGE=node:24.21.0-slim

# The pnpm that package.json names.
FROM ${NODE_IMAGE} AS base
WORKDIR /repo
RUN npm install --global pnpm@12.21.0

# turbo, prisma and what they need, as the lockfile has them.
FROM base AS tools
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm install --frozen-lockfile --ignore-scripts

FROM tools AS pruned
COPY . .
ARG APP
RUN node_modules/.bin/turbo prune @rose-ash/${APP} @rose-ash/cli --production --docker

# The client is made from the models; that needs no engine, so any existing file will do for it.
FROM tools AS client
COPY prisma/schema.prisma prisma/
COPY prisma/models prisma/models
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
RUN node_modules/.bin/prisma generate --schema prisma

FROM base AS installed
COPY --from=pruned /repo/out/json/ ./
RUN pnpm install --prod --frozen-lockfile --ignore-scripts
COPY --from=pruned /repo/out/full/ ./
COPY --from=client /repo/packages/shared/src/db/generated packages/shared/src/db/generated
COPY prisma/migrations prisma/migrations
COPY _config _config
RUN node packages/server/bin/lighten.ts

FROM ${NODE_IMAGE} AS app
ARG APP
ENV NODE_ENV=production APP=${APP} PORT=3000 ROSE_DATA_DIR=/data NODE_COMPILE_CACHE=/repo/.compile-cache MALLOC_ARENA_MAX=2
WORKDIR /repo
COPY --from=installed /repo ./
RUN install --directory --owner=node /data /backups .compile-cache && ln --symbolic /repo/packages/cli/bin/rose.ts /usr/local/bin/rose
USER node
# Types are stripped and sources compiled now: nothing is written later, so the root file system may be read-only.
RUN node packages/server/bin/warm.ts
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# An answer ends the start period. Before that nothing is counted, however long a migration takes: a process that waits in vain ends by itself.
HEALTHCHECK --interval=5s --timeout=3s --start-period=24h --retries=3 CMD ["node", "packages/server/bin/healthy.ts"]
CMD ["node", "packages/server/bin/entrypoint.ts"]
