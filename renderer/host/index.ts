export { type Client, createClient, type Send } from './client';
export { createDocumentStore } from './document-store';
export { pageFile } from './page-file';
