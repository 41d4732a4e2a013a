/** One line per namespace; the file's name is the namespace. The same lines stand in every complete language. */
export { default as errors } from './errors.json';
