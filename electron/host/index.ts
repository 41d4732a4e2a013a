export type { CspReport } from './csp-reports';
export { denial } from './denial';
export { createHandler, type HandlerOptions, type RequestHandler } from './handler';
export { type Page, type PageFile, pageIn } from './page';
export { createServices, type Services, type ServicesOptions } from './services';
