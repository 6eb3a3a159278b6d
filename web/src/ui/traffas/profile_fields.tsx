// The fields of a profile: a word or two each, some with proposals, so that people write the same word for
// the same thing.
// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Key } from '../../i18n/words';
import { useWords } from '../app';
import { dayName, type listFields, type singleFields, weekdays } from './paint';

interface FieldProps<Name extends string> {
  name: Name;
  value: string;
  problem: string;
  change(value: string): void;
}
type Single = (typeof singleFields)[number];
type List = (typeof listFields)[number];

const titles: Record<Single | List, Key> = {
  profession: 'profile-profession',
  organisation: 'profile-organisation',
  department: 'profile-department',
  sector: 'profile-sector',
  place: 'profile-place',
  languages: 'profile-languages',
  offers: 'profile-offers',
  seeks: 'profile-seeks',
};
const hints: Partial<Record<Single | List, Key>> = {
  profession: 'hint-profession',
  place: 'hint-place',
  languages: 'hint-languages',
  offers: 'hint-offers',
  seeks: 'hint-seeks',
};
/** A list of words to choose among, which may also be written over. */
const proposals: Partial<Record<Single, Key>> = { sector: 'sectors-proposed' };

export function WordField({ name, value, problem, change }: FieldProps<Single>) {
  const { t } = useWords();
  const id = useId();
  const list = proposals[name];
  return (
    <Field id={id} name={name} problem={problem}>
      <input
        class="field"
        id={id}
        name={name}
        type="text"
        autocomplete={
          name === 'organisation' ? 'organization' : name === 'profession' ? 'organization-title' : 'off'
        }
        list={list && `${id}list`}
        value={value}
        aria-invalid={problem !== '' ? 'true' : undefined}
        aria-describedby={`${id}hint ${id}error`}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {list && (
        <datalist id={`${id}list`}>
          {t(list)
            .split(', ')
            .map((word) => (
              <option key={word} value={word} />
            ))}
        </datalist>
      )}
    </Field>
  );
}

export function ListField({ name, value, problem, change }: FieldProps<List>) {
  const id = useId();
  return (
    <Field id={id} name={name} problem={problem}>
      <textarea
        class="field"
        id={id}
        name={name}
        rows={1}
        value={value}
        aria-invalid={problem !== '' ? 'true' : undefined}
        aria-describedby={`${id}hint ${id}error`}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </Field>
  );
}

interface FrameProps {
  id: string;
  name: Single | List;
  problem: string;
  children: ComponentChildren;
}

function Field({ id, name, problem, children }: FrameProps) {
  const { t } = useWords();
  const hint = hints[name];
  return (
    <div class="stack-1">
      <label class="label" for={id}>
        {t(titles[name])}
      </label>
      {hint && (
        <p class="meta" id={`${id}hint`}>
          {t(hint)}
        </p>
      )}
      {children}
      <p class="error" id={`${id}error`}>
        {problem}
      </p>
    </div>
  );
}

export function Days({ days, change }: { days: number; change(days: number): void }) {
  const words = useWords();
  const { t } = words;
  return (
    <fieldset class="stack-2">
      <legend class="label">{t('profile-days')}</legend>
      <div class="chips">
        {weekdays.map((day) => (
          <label key={day} class="chip plain">
            <input
              type="checkbox"
              checked={(days & (1 << day)) !== 0}
              onChange={() => change(days ^ (1 << day))}
            />
            <span>{dayName(day, words)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
