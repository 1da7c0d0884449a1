// An engine that asks everything once and repeats what it was told: what is answered yes comes back as what is likely.
export const open = (bundle) => ({ ...bundle, asks: { age: true, sex: true } });

export const nextQuestion = (kb, { answers }) => {
  const known = new Set(answers.map(({ finding }) => finding));
  return kb.questions.find(({ findings }) => !findings.some((id) => known.has(id))) ?? null;
};

export const outcome = (kb, { answers, age, sex }) => {
  const said = (value) => answers.filter((answer) => answer.value === value).map(({ finding }) => finding);
  const rows = said("yes").map((id) => ({ id, weight: 0.5, likelihood: "likely", shown: true, children: [] }));
  const others = said("unknown").map((id) => ({ id: `unknown ${id}`, weight: 0, likelihood: "likely", shown: true, children: [] }));
  const person = [{ id: `${age} ${sex}`, weight: 0, likelihood: "likely", shown: true, children: [] }];
  return { conditions: [...rows, ...others, ...person], somethingElse: { weight: 0 }, covered: true, asked: kb.questions.length, urgency: "routine" };
};
