# syntax=docker/dockerfile:1
# Two steps: build with everything, run with what running needs. One image for all roles: serve, worker, start.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The build follows below, once the sources are there.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts && node bin/trim-modules.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4180 METRICS_PORT=9464 DATA_DIR=/var/lib/sogoc
WORKDIR /app
RUN groupadd --system --gid 10001 sogoc \
 && useradd --system --uid 10001 --gid sogoc --home-dir /var/lib/sogoc --shell /usr/sbin/nologin sogoc \
 && install -d -o sogoc -g sogoc -m 0711 /var/lib/sogoc
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/cli/sogoc.mjs ./cli/sogoc.mjs
COPY --from=build /app/models ./models
COPY --from=build /app/samples ./samples
USER sogoc
VOLUME /var/lib/sogoc
EXPOSE 4180 9464
HEALTHCHECK --interval=15s --timeout=6s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "cli/sogoc.mjs"]
CMD ["serve"]
