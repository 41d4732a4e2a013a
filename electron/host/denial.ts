import { MoloError } from '#shared/base';
import { createTranslator, languageFrom, type Translator } from '#shared/i18n';
import { refusal } from './answers';
import { protectedAnswer } from './protection';

/** Turns somebody away who has no right to be here: a person reads a page, a program the usual answer. */
export function denial(request: Request): Response {
  const response = protectedAnswer(refusal(new MoloError('host.denied')));
  if (request.method !== 'GET' || !request.headers.get('accept')?.includes('text/html')) return response;
  const page = new Response(denialPage(translatorFor(request)), { status: response.status, headers: response.headers });
  page.headers.set('content-type', 'text/html; charset=utf-8');
  return page;
}

function translatorFor(request: Request): Translator {
  const wished = request.headers.get('accept-language')?.split(',').map((part) => part.split(';', 1)[0] ?? '') ?? [];
  return createTranslator(languageFrom(wished));
}

function denialPage({ t, language }: Translator): string {
  const [title, what, advice] = [t('host:denied.title'), t('host:denied.what'), t('host:denied.do')].map(escaped);
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${what}</p><p>${advice}</p></main></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
