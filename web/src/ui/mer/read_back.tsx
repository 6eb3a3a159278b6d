// A file of "Ta med dig" read in again, said in one sentence.
// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'preact/hooks';
import { mostBytes, readBack } from '../../move/read_back';
import { useApp, useWords } from '../app';
import { ChooseFile } from '../kit/choose_file';

export function TakeBack() {
  const { session } = useApp();
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState('');
  const outcome = async (chosen: File): Promise<string> => {
    if (chosen.size > mostBytes) return t('back-big');
    const read = await readBack(await chosen.text(), session);
    if (!read) return t('back-wrong');
    if (read.held === 0) return t('back-none');
    return read.taken === 0 ? t('back-same') : t('back-done', { count: read.taken });
  };
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    setSaid('');
    if (chosen) setSaid(await outcome(chosen).catch(() => t('move-failed')));
  };
  return (
    <div class="stack-2">
      <h3>{t('back')}</h3>
      <p>{t('back-text')}</p>
      <ChooseFile word="back-choose" file={file} choose={(chosen) => void choose(chosen)} />
      <p role="status">{said}</p>
    </div>
  );
}
