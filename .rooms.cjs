/**
 * Room -> rooms that it may import, each through its door (`#shared/base` = `shared/base/index.ts`).
 * `*` stands for any one room; ` (types)` allows type-only imports and nothing that runs.
 */
module.exports = {
  'shared/base': [],
  'shared/statistics': ['shared/base'],
  'shared/table': ['shared/base', 'shared/statistics'],
  'shared/reader': ['shared/base', 'shared/table'],
  'shared/package': ['shared/base', 'shared/provenance', 'shared/table'],
  'shared/query': ['shared/base', 'shared/provenance', 'shared/statistics', 'shared/table'],
  'shared/provenance': ['shared/base'],
  'shared/chart': ['shared/base', 'shared/document', 'shared/table', 'shared/query (types)'],
  'shared/document': ['shared/base'],
  'shared/briefing': ['shared/base', 'shared/chart', 'shared/document', 'shared/provenance', 'shared/query (types)', 'shared/table'],
  'shared/host': ['shared/*'],
  'shared/i18n': ['shared/base'],

  'electron/services': ['shared/*', 'resources/samples'],
  'electron/host': ['electron/services', 'shared/*'],
  'electron/main': ['electron/host', 'electron/services', 'shared/base', 'shared/host', 'shared/i18n'],
  'electron/preload': ['shared/host (types)'],
  'electron/loopback': ['electron/host', 'electron/services'],
  'electron/start': [],
  'electron/cli': ['electron/host', 'electron/loopback', 'electron/services', 'shared/*', 'resources/samples'],

  'renderer/app': ['renderer/features/*', 'renderer/workbench', 'renderer/workers', 'renderer/host', 'renderer/ui', 'shared/*'],
  'renderer/features/*': ['renderer/workbench', 'renderer/workers', 'renderer/host', 'renderer/ui', 'shared/*', 'resources/manual'],
  'renderer/workbench': ['renderer/workers', 'renderer/host', 'renderer/ui', 'shared/*'],
  'renderer/workers': ['renderer/host', 'shared/*'],
  'renderer/host': ['shared/host'],
  'renderer/ui': ['shared/base', 'shared/i18n', 'shared/table'],

  'resources/samples': ['shared/*'],
  'resources/manual': ['shared/base'],
  'resources/icons': [],
};
