// A file that is chosen: a button that looks as others do, and the file's name.
// SPDX-License-Identifier: EUPL-1.2
import type { Key } from '../../i18n/words';
import { useWords } from '../app';

interface Props {
  word: Key;
  file: File | null;
  choose(file: File | null): void;
}

export function ChooseFile({ word, file, choose }: Props) {
  const { t } = useWords();
  const take = (input: HTMLInputElement) => {
    choose(input.files?.[0] ?? null);
    // The same file can be chosen again, when it has been mended.
    input.value = '';
  };
  return (
    <>
      <label class="btn wide file">
        <input class="sr" type="file" onChange={(event) => take(event.currentTarget)} />
        {t(word)}
      </label>
      {file && <p dir="auto">{file.name}</p>}
    </>
  );
}
