import type { Handler } from '../handlers';

export const appInfo: Handler<'app.info'> = ({ version, host, reports }) => ({ version, host, violations: reports.count });

export const cancel: Handler<'cancel'> = ({ jobs }, { job }) => ({ cancelled: jobs.cancel(job) });
