/** The system's own dialog for choosing files; none when it is closed without a choice. */
export function chooseFiles(accept = ''): Promise<File[]> {
  return chosen((input) => {
    input.multiple = true;
    input.accept = accept;
  });
}

/** The same for a folder, with all that lies in it. */
export function chooseFolder(): Promise<File[]> {
  return chosen((input) => (input.webkitdirectory = true));
}

function chosen(prepare: (input: HTMLInputElement) => void): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    prepare(input);
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
