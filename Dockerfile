# One image an app: docker build --build-arg APP=blog -t rose-ash/blog .   (APP is one of the six apps, or kernel)
FROM node:24-slim AS pruned
WORKDIR /repo
RUN npm install --global pnpm@12.21.0 turbo@2.11.11
COPY . .
ARG APP
RUN turbo prune "@rose-ash/${APP}" --docker

FROM node:24-slim AS installed
WORKDIR /repo
RUN npm install --global pnpm@12.21.0
COPY --from=pruned /repo/out/json/ ./
RUN pnpm install --prod --frozen-lockfile --ignore-scripts
COPY --from=pruned /repo/out/full/ ./
COPY --from=pruned /repo/tsconfig.base.json ./
COPY prisma ./prisma
COPY _config ./_config
# The client is generated from the models; no engine binary is needed for it, so any existing file will do.
RUN cd prisma && PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx --yes prisma@7.10.0 generate --config prisma.config.ts

FROM node:24-slim
ARG APP
ENV NODE_ENV=production APP=${APP} PORT=3000 ROSE_DATA_DIR=/data NODE_COMPILE_CACHE=/repo/.compile-cache
ENV MALLOC_ARENA_MAX=2
WORKDIR /repo
COPY --from=installed --chown=root:root /repo /repo
RUN mkdir /data .compile-cache && chown node:node /data .compile-cache
USER node
# Types are stripped and sources compiled now, not at each start of a container. Without settings the entry point ends with 78.
RUN [ "$APP" != kernel ] || export NODE_OPTIONS=--max-semi-space-size=4; \
    node packages/server/bin/warm.ts && { node packages/server/bin/entrypoint.ts || [ $? -eq 78 ]; }
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "packages/server/bin/entrypoint.ts"]
