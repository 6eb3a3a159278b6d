// All that a draw was made of, person by person, and what each pair weighs.
// SPDX-License-Identifier: EUPL-1.2
import type { DrawPerson, DrawView } from '../../core/protocol.gen';
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import { dayName, isTold, singleFields, weekdays } from './paint';

const numbers: Record<string, Key> = { opened: 'number-opened', kept: 'number-kept', '': 'number-none' };

export function DrawInputs({ draw }: { draw: DrawView }) {
  const { t, line } = useWords();
  return (
    <>
      <h3>{t('draw-inputs')}</h3>
      <ul class="groups">
        {draw.people.map((each) => (
          <Input key={each.person.id} input={each} />
        ))}
      </ul>
      <h3>{t('draw-pairs')}</h3>
      <ul class="groups">
        {draw.pairs.map((pair) => (
          <li key={`${pair.first} ${pair.second}`}>
            <div class="t dots">
              <bdi>{pair.first}</bdi>
              <bdi>{pair.second}</bdi>
            </div>
            <p class="meta">{pair.why.map(line).join(' · ')}</p>
            <p class="meta">
              {t('draw-weight')} <code class="long">{pair.weight || '–'}</code>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Input({ input }: { input: DrawPerson }) {
  const words = useWords();
  const { t } = words;
  const { person, profile } = input;
  const lists: [Key, string[]][] = [
    ['profile-languages', profile.languages],
    ['profile-offers', profile.offers],
    ['profile-seeks', profile.seeks],
    ['profile-days', weekdays.filter((day) => profile.days & (1 << day)).map((day) => dayName(day, words))],
  ];
  return (
    <li>
      <div class="t">{person.self ? t('you') : <bdi>{person.name}</bdi>}</div>
      {isTold(profile) ? (
        <p class="meta dots">
          {singleFields
            .filter((field) => profile[field] !== '')
            .map((field) => (
              <bdi key={field}>{profile[field]}</bdi>
            ))}
          {lists
            .filter(([, all]) => all.length > 0)
            .map(([key, all]) => (
              <span key={key}>
                {t(key)}: <bdi>{all.join(', ')}</bdi>
              </span>
            ))}
        </p>
      ) : (
        <p class="meta">{t('told-nothing')}</p>
      )}
      <p class="meta">{t(numbers[input.number] ?? 'number-none')}</p>
      <p class="meta">
        {t('draw-entry')} <code class="long">{input.entry}</code>
      </p>
    </li>
  );
}
