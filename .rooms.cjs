/**
 * Room -> rooms that it may import, each through its door (`#shared/base` = `shared/base/index.ts`).
 * `*` stands for any one room; ` (types)` allows type-only imports and nothing that runs.
 */
module.exports = {
  'shared/base': [],
  'shared/table': ['shared/base'],
  'shared/reader': ['shared/base', 'shared/table'],
  'shared/package': ['shared/base', 'shared/provenance', 'shared/table'],
  'shared/query': ['shared/base', 'shared/table'],
  'shared/provenance': ['shared/base'],
  'shared/chart': ['shared/base', 'shared/document', 'shared/table', 'shared/query (types)'],
  'shared/document': ['shared/base'],
  'shared/briefing': ['shared/base', 'shared/chart', 'shared/document', 'shared/provenance', 'shared/query (types)', 'shared/table'],
  'shared/host': ['shared/*'],
  'shared/i18n': ['shared/base'],

  'electron/services': ['shared/*', 'resources/samples'],
  'electron/host': ['electron/services', 'shared/*'],
  'electron/main': ['electron/host', 'electron/services'],
  'electron/preload': [],
  'electron/loopback': ['electron/host', 'electron/services'],
  'electron/cli': ['electron/host', 'electron/loopback', 'electron/services', 'shared/*', 'resources/samples'],

  'renderer/app': ['renderer/features/*', 'renderer/workers', 'renderer/host', 'renderer/ui'],
  'renderer/features/*': ['renderer/workers', 'renderer/host', 'renderer/ui', 'shared/*'],
  'renderer/workers': ['shared/*'],
  'renderer/host': ['shared/host'],
  'renderer/ui': ['shared/base'],

  'resources/samples': ['shared/*'],
};
