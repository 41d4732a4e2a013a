export { readsAsYear } from '#shared/table';
