// "Ask only if", as forms/definition/routing.py evaluates it; shared vectors hold the two equal.

/** Whether the condition holds; `known` gives per question its codes and its number. */
export function holds(condition, known) {
  if (condition.all) return condition.all.every((each) => holds(each, known));
  if (condition.any) return condition.any.some((each) => holds(each, known));
  if (condition.not) return !holds(condition.not, known);
  const seen = known[condition.question] || { codes: [], number: null };
  if (condition.is) return condition.is.some((code) => seen.codes.includes(code));
  if (seen.number === null || seen.number === undefined) return false;
  const low = condition.at_least === undefined || seen.number >= condition.at_least;
  return low && (condition.at_most === undefined || seen.number <= condition.at_most);
}

/** A whole number in any script's digits, or null when it is not one. */
export function wholeNumber(text) {
  const plain = text.trim().replace(/\p{Nd}/gu, valueOf);
  return /^-?\d{1,12}$/.test(plain) ? Number(plain) : null;
}

/** Unicode keeps the ten digits of a script together, from zero up; wide and bold ones are ours. */
function valueOf(digit) {
  const code = digit.normalize("NFKC").codePointAt(0);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
