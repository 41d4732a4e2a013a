/** One line per namespace; the file's name is the namespace. The same lines stand in every complete language. */
export { default as errors } from './errors.json';
export { default as cli } from './cli.json';
export { default as verdict } from './verdict.json';
export { default as demo } from './demo.json';
export { default as chart } from './chart.json';
export { default as host } from './host.json';
export { default as app } from './app.json';
export { default as ui } from './ui.json';
export { default as briefing } from './briefing.json';
export { default as desktop } from './desktop.json';
export { default as library } from './library.json';
export { default as query } from './query.json';
export { default as plan } from './plan.json';
export { default as trust } from './trust.json';
export { default as charts } from './charts.json';
export { default as briefings } from './briefings.json';
export { default as seal } from './seal.json';
