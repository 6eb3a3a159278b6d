// SPDX-FileCopyrightText: 2026 The Småsteg authors
// SPDX-License-Identifier: EUPL-1.2
// The mistakes that one could make in a C++ file, one at a time: a comparison off by one or turned round,
// "and" for "or", a condition turned round, a statement forgotten, a number one off, true for false. It reads
// tokens, not types: what does not compile is found when it is compiled. It leans on clang-format: an
// operator between two operands has room on both sides, a template's brackets have none. Only bodies of
// functions that are not constexpr are read.

const tokenForm = new RegExp(
  [
    /(?<skip>\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*)/,
    /(?<string>R"([^()\s]*)\([\s\S]*?\)\3"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+')/,
    /(?<word>[A-Za-z_]\w*)/,
    /(?<number>\d(?:'?[\w.])*)/,
    /(?<sign><=>|->\*|\.\.\.|::|->|\+\+|--|<<=|>>=|[-+*/%&|^<>=!]=|&&|\|\||<<|[-+*/%&|^<>=!~?:;,.(){}[\]])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gmy',
);

function tokensOf(text) {
  const tokens = [];
  for (const match of text.matchAll(tokenForm)) {
    if (match.groups.skip !== undefined) continue;
    const kind = ['string', 'word', 'number', 'sign'].find((each) => match.groups[each] !== undefined);
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
  }
  const last = tokens.at(-1)?.end ?? 0;
  if (
    text
      .slice(last)
      .replace(/\/\/[^\n]*/g, '')
      .trim() !== ''
  )
    throw new Error(`cannot read C++ from offset ${last}: ${text.slice(last, last + 40)}`);
  const open = [];
  tokens.forEach((token, i) => {
    token.inside = open.at(-1) ?? -1;
    if (token.kind !== 'sign') return;
    if ('([{'.includes(token.text)) open.push(i);
    if (!')]}'.includes(token.text)) return;
    token.pair = open.pop();
    tokens[token.pair].pair = i;
    token.inside = tokens[token.pair].inside;
  });
  for (const token of tokens) {
    const room = (at) => /\s/.test(text[at] ?? ' ');
    token.isBinary = token.kind === 'sign' && room(token.start - 1) && room(token.end);
  }
  return tokens;
}

/** Between which braces statements stand, and whether they are in a body of ours. */
function markBlocks(tokens) {
  const heads = /^(?:namespace|struct|class|enum|union|extern)$/;
  tokens.forEach((token, i) => {
    if (token.text !== '{' || token.kind !== 'sign') return;
    const outer = tokens[token.inside];
    if (outer?.body !== undefined) {
      token.body = outer.body;
      const before = tokens[i - 1].text;
      token.isBlock =
        [')', ']', '{', '}', ';', 'else', 'do', ':', 'mutable'].includes(before) && outer.isBlock;
      // A lambda's body, inside round brackets or not.
      if ([')', ']', 'mutable'].includes(before)) token.isBlock = true;
      return;
    }
    let at = i - 1;
    const head = [];
    while (at >= 0 && ![';', '}', '{'].includes(tokens[at].text)) head.unshift(tokens[at--].text);
    const isFunction = head.includes('(') && !head.some((word) => heads.test(word)) && !isAssigned(head);
    if (!isFunction) return;
    token.isBlock = true;
    token.body = !head.includes('constexpr') && !head.includes('consteval');
  });
  tokens.forEach((token) => {
    // Round and square brackets belong to the body around them.
    if (token.text === '{' || token.kind !== 'sign' || !'(['.includes(token.text)) return;
    token.body = tokens[token.inside]?.body;
  });
}

const isAssigned = (head) => head.some((word, i) => word === '=' && head[i - 1] !== 'operator');

const binding = {
  '*': 13,
  '/': 13,
  '%': 13,
  '+': 12,
  '-': 12,
  '<<': 11,
  '>>': 11,
  '<=>': 10,
  '<': 9,
  '>': 9,
  '<=': 9,
  '>=': 9,
  '==': 8,
  '!=': 8,
  '&': 7,
  '^': 6,
  '|': 5,
  '&&': 4,
  '||': 3,
  '?': 2,
  ':': 2,
  '=': 2,
  '+=': 2,
  '-=': 2,
  '*=': 2,
  '/=': 2,
  '|=': 2,
  '&=': 2,
  '^=': 2,
  '<<=': 2,
  '>>=': 2,
}; // prettier-ignore

const ends = (token) => [';', ',', 'return', 'case', 'else', 'co_return'].includes(token.text);
const bindingOf = (token) => (token.isBinary || token.text === ':' ? (binding[token.text] ?? 99) : 99);

/** The first token of the operand that ends before `at`. */
function operandStart(tokens, at, strength) {
  let i = at - 1;
  while (i >= 0) {
    const token = tokens[i];
    if (token.kind === 'sign' && ')]}'.includes(token.text)) {
      if (token.text === '}' && tokens[token.pair].isBlock && tokens[i + 1]?.text !== '(') break;
      i = token.pair - 1;
      continue;
    }
    if ((token.kind === 'sign' && '([{'.includes(token.text)) || ends(token) || bindingOf(token) < strength)
      break;
    i -= 1;
  }
  return i + 1;
}

/** The last token of the operand that begins after `at`. */
function operandEnd(tokens, at, strength) {
  let i = at + 1;
  while (i < tokens.length) {
    const token = tokens[i];
    if (token.kind === 'sign' && '([{'.includes(token.text)) {
      i = token.pair + 1;
      continue;
    }
    if ((token.kind === 'sign' && ')]}'.includes(token.text)) || ends(token) || bindingOf(token) <= strength)
      break;
    i += 1;
  }
  return i - 1;
}

const swaps = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
}; // prettier-ignore

/** Makes what is said of [from, to] tokens: text as it is, as it would be wrong, and how both are one. */
function maker(text, tokens) {
  const flat = (from, to) =>
    text
      .slice(tokens[from].start, tokens[to].end)
      .replace(/\/\/[^\n]*\n/g, ' ')
      .replace(/\s*\n\s*/g, ' ');
  return { flat, span: (from, to) => ({ start: tokens[from].start, end: tokens[to].end }) };
}

function* swapped({ flat, span }, tokens, i) {
  const token = tokens[i];
  const other = token.isBinary && token.kind === 'sign' ? swaps[token.text] : undefined;
  if (!other) return;
  const from = operandStart(tokens, i, binding[token.text]);
  const to = operandEnd(tokens, i, binding[token.text]);
  if (from >= i || to <= i) return;
  const [left, right] = [flat(from, i - 1), flat(i + 1, to)];
  const [was, is] = [`${left} ${token.text} ${right}`, `${left} ${other} ${right}`];
  const turns = token.text === '==' || token.text === '!=';
  yield { kind: 'operator', turns, ...span(from, to), was, is, both: (on) => `(${on} ? (${is}) : (${was}))` };
}

function* negated({ flat, span }, tokens, i) {
  const word = tokens[i].text;
  let from;
  let to;
  if ((word === 'if' || word === 'while') && tokens[i + 1]?.text === '(') {
    from = i + 2;
    to = tokens[i + 1].pair - 1;
    for (let at = from; at <= to; at += 1) {
      if (tokens[at].inside === i + 1 && tokens[at].text === ';') from = at + 1;
    }
  } else if (word === '?' && tokens[i].isBinary) {
    from = operandStart(tokens, i, binding['?'] + 1);
    to = i - 1;
  } else if (word === 'return') {
    from = i + 1;
    to = operandEnd(tokens, i, 0);
    const isTruth = tokens
      .slice(from, to + 1)
      .some(
        (token) =>
          token.isBinary && /^([<>]=?|[=!]=|&&|\|\|)$/.test(token.text) && token.inside === tokens[i].inside,
      );
    const isChoice = tokens
      .slice(from, to + 1)
      .some((token) => token.text === '?' && token.inside === tokens[i].inside);
    if (!isTruth || isChoice) return;
  } else return;
  const declares = tokens
    .slice(from, to + 1)
    .some((token) => token.text === '=' && token.inside === tokens[from].inside);
  if (from > to || declares) return;
  const was = flat(from, to);
  yield {
    kind: 'condition',
    ...span(from, to),
    was,
    is: `!(${was})`,
    both: (on) => `(${on} != bool(${was}))`,
  };
}

function startsStatement(tokens, i) {
  const block = tokens[tokens[i].inside];
  if (!block?.isBlock) return false;
  const before = tokens[i - 1];
  if (before.text === ';' || before.text === 'else' || before === block) return true;
  if (before.text === '}') return tokens[before.pair].isBlock;
  if (before.text === ')') return ['if', 'for', 'while', 'switch'].includes(tokens[before.pair - 1]?.text);
  return before.text === ':' && (tokens[i - 2].text === 'default' || isCase(tokens, i - 1));
}

function isCase(tokens, colon) {
  let at = colon - 1;
  while (at > 0 && !ends(tokens[at]) && !'{}'.includes(tokens[at].text)) at -= 1;
  return tokens[at].text === 'case';
}

const notAlone =
  /^(?:[{;]|if|for|while|switch|do|else|case|default|return|using|const|auto|static|constexpr|struct)$/;

function* removed({ flat, span }, tokens, i) {
  if (!startsStatement(tokens, i)) return;
  const first = tokens[i];
  const to = operandEnd(tokens, i - 1, 0) + 1;
  if (tokens[to]?.text !== ';') return;
  const was = flat(i, to);
  if (first.text === 'return' ? to !== i + 1 : notAlone.test(first.text)) return;
  // Nobody can see these: the end of a switch, and room that is made ahead.
  if (first.text === 'break' && tokens[to + 1].text === '}') return;
  if (/\.reserve\([^;]*\);$/.test(was)) return;
  // Two names in a row: the first is a type.
  if (
    /^[\w:]+(?:<[^;]*?>)?(?:\s*[*&]+)?\s+\w+\s*(?:[;={(,[]|$)/.test(was) ||
    first.text.startsWith('SMASTEG_')
  )
    return;
  yield { kind: 'statement', ...span(i, to), was, is: ';', both: (on) => `{ if (!${on}) ${was} }` };
}

function* constants({ span }, tokens, i) {
  const { text, kind } = tokens[i];
  const make = (kindOf, is) => ({
    kind: kindOf,
    ...span(i, i),
    was: text,
    is,
    both: (on) => `(${on} ? ${is} : ${text})`,
  });
  if (text === 'true' || text === 'false') yield make('truth', text === 'true' ? 'false' : 'true');
  if (kind === 'word' && /^k(?:Max|Min)\w+$|^k\w+(?:Ms|Bytes)$/.test(text) && tokens[i + 1]?.text !== '(')
    yield { ...make('constant', `${text} + 1`), both: (on) => `(${on} ? ${text} + 1 : ${text} + 0)` };
  const number = /^(\d+)([uUlL]*)$/.exec(text);
  if (kind !== 'number' || !number) return;
  yield make('constant', `${Number(number[1]) + 1}${number[2]}`);
  if (number[1] !== '0') yield make('constant', `${Number(number[1]) - 1}${number[2]}`);
}

/**
 * Every mutant of a C++ text: where it is, what stands there, what would, and `both(on)`: C++ that is the one
 * or the other.
 */
export function mutantsOf(text) {
  const tokens = tokensOf(text);
  markBlocks(tokens);
  const tools = maker(text, tokens);
  const mutants = [];
  tokens.forEach((token, i) => {
    if (!tokens[token.inside]?.body) return;
    for (const make of [swapped, negated, removed, constants]) mutants.push(...make(tools, tokens, i));
  });
  // "!(a == b)" is "a != b", which is there already.
  const turned = new Set(mutants.filter((each) => each.turns).map(({ start, end }) => `${start} ${end}`));
  return mutants
    .filter(({ kind, start, end }) => kind !== 'condition' || !turned.has(`${start} ${end}`))
    .map((mutant) => ({ ...mutant, line: text.slice(0, mutant.start).split('\n').length }));
}

/** The text with all of these mutants in it, none of which may overlap, each asleep until it is called on. */
export function withMutants(text, mutants) {
  let made = text;
  for (const { start, end, both, number } of [...mutants].sort((a, b) => b.start - a.start)) {
    const lines = text.slice(start, end).split('\n').length - 1;
    const put = both(`SMASTEG_MUTANT(${number})`) + '\n'.repeat(lines);
    made = made.slice(0, start) + put + made.slice(end);
  }
  return made;
}
