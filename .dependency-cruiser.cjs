/** The house's one import rule: dashboard → storage, pipeline · workers → storage, pipeline · storage → pipeline · pipeline → nothing of ours. */
const room = (from, allowed) => ({
  name: `${from}-imports-only-${allowed.join('-and-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: '^(pipeline|storage|workers|dashboard|cli|config\\.ts)',
    pathNot: `^(${[from, ...allowed].join('|')})/`,
  },
});
module.exports = {
  forbidden: [
    room('pipeline', []),
    room('storage', ['pipeline']),
    // A worker process is configured by its caller; the typed enqueue is the one door the dashboard has into the workers.
    room('workers', ['storage', 'pipeline']),
    {
      name: 'dashboard-imports-only-storage-pipeline-and-enqueue',
      severity: 'error',
      from: { path: '^dashboard/server/' },
      to: { path: '^(workers|cli|config\\.ts)', pathNot: '^workers/enqueue\\.ts$' },
    },
    {
      name: 'pipeline-is-pure',
      comment: 'No file system, network, process or clock in the pipeline: bytes and values in, values out.',
      severity: 'error',
      from: { path: '^pipeline/' },
      to: {
        path: '^(node:)?(fs|net|http|https|child_process|worker_threads|os|timers)',
        dependencyTypes: ['core'],
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist|^dashboard/web|node_modules/.*/node_modules)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
