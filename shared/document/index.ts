export { changeBetween, isEqual } from './change-between';
export type { Applied, Editor } from './command';
export { type Change, type Changed, endStroke, execute, type History, redo, startHistory, type Step, undo } from './history';
export { type JsonPath, type JsonValue, pointerOf } from './json';
export { type Add, type All, type Drop, jsonEditor, type JsonCommand, type Put, type Splice, type Type } from './json-editor';
export { createMemoryStore } from './memory-store';
export { DOCUMENT_KINDS, type DocumentKind, type DocumentStore, type DocumentSummary, type DocumentToSave, type SaveResult, type StoredDocument, type StoreEvent } from './store';
