import { useId, useState } from "react";
import type { Json } from "../state.ts";
import type { Entered } from "./control.tsx";
import { useDesk } from "./desk.ts";
import { keyed, listOf, objectOf, stringOf, wordsOf } from "./shapes.ts";

type Props = { readonly element: Json; readonly change: (entered: Entered) => void; readonly labelledBy?: string };
type Option = { readonly value: string; readonly label: string; readonly about: string };

function optionOf(option: Json): Option {
  return { value: stringOf(option.value), label: wordsOf(option.text), about: wordsOf(option.description) };
}

/** Check boxes or radio buttons. */
export function ChoiceList({ element, change, labelledBy }: Props) {
  const many = element.type === "checkboxes";
  const first = many ? listOf(element.initial_options) : [objectOf(element.initial_option) ?? {}];
  const [ticked, setTicked] = useState(() => first.map(({ value }) => stringOf(value)).filter(Boolean));
  const name = useId();
  const toggle = (value: string, on: boolean) => {
    const others = many ? ticked.filter((one) => one !== value) : [];
    const next = on ? [...others, value] : others;
    setTicked(next);
    change(many ? next : (next[0] ?? null));
  };
  return (
    <fieldset aria-labelledby={labelledBy} className="choices">
      {keyed(listOf(element.options).map(optionOf), ({ value }) => value).map(({ item, key }) => (
        <label key={key}>
          <input
            type={many ? "checkbox" : "radio"}
            name={name}
            checked={ticked.includes(item.value)}
            onChange={(event) => toggle(item.value, event.target.checked)}
          />
          <span>
            {item.label}
            {item.about !== "" && <span className="faint"> {item.about}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A menu of one or several choices, or a field for a day or a time. */
export function Picker({ element, change, labelledBy }: Props) {
  const type = stringOf(element.type);
  const label = wordsOf(element.placeholder) || "Choose";
  const field = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" }[type];
  if (field !== undefined)
    return <Field type={field} element={element} change={change} label={label} labelledBy={labelledBy} />;
  return <Menu element={element} change={change} label={label} labelledBy={labelledBy} />;
}

type Labelled = { element: Json; change: (entered: Entered) => void; label: string; labelledBy: string | undefined };

function Field({ type, element, change, label, labelledBy }: Labelled & { type: string }) {
  const first = stringOf(element.initial_date) || stringOf(element.initial_time);
  const given = (value: string) => (type === "datetime-local" ? String(Math.floor(Date.parse(value) / 1000)) : value);
  return (
    <input
      type={type}
      defaultValue={first}
      aria-label={labelledBy ? undefined : label}
      aria-labelledby={labelledBy}
      onChange={(event) => change(event.target.value === "" ? null : given(event.target.value))}
    />
  );
}

function Menu({ element, change, label, labelledBy }: Labelled) {
  const many = stringOf(element.type).startsWith("multi_");
  const groups = useGroups(element);
  const all = groups.flatMap(({ options }) => options);
  const first = initialOf(element);
  return (
    <select
      multiple={many}
      defaultValue={many ? first : (first[0] ?? "")}
      aria-label={labelledBy ? undefined : label}
      aria-labelledby={labelledBy}
      size={many ? Math.min(6, Math.max(2, all.length)) : undefined}
      onChange={(event) => {
        const chosen = [...event.target.selectedOptions].map(({ value }) => value).filter(Boolean);
        change(many ? chosen : (chosen[0] ?? null));
      }}
    >
      {!many && <option value="">{label}</option>}
      {groups.map(({ name, options }) =>
        name === "" ? (
          options.map(line)
        ) : (
          <optgroup key={name} label={name}>
            {options.map(line)}
          </optgroup>
        ),
      )}
    </select>
  );
}

function line({ value, label, about }: Option) {
  return (
    <option key={value} value={value}>
      {about === "" ? label : `${label}: ${about}`}
    </option>
  );
}

function initialOf(element: Json): string[] {
  const option = objectOf(element.initial_option);
  if (option) return [stringOf(option.value)];
  if (Array.isArray(element.initial_options))
    return listOf(element.initial_options).map(({ value }) => stringOf(value));
  const named = Object.entries(element).find(([key]) => key.startsWith("initial_"))?.[1];
  return Array.isArray(named) ? named.map(String) : [stringOf(named)].filter(Boolean);
}

type Group = { readonly name: string; readonly options: Option[] };

/** The choices of a menu. Those of people and channels are the workspace's. */
function useGroups(element: Json): Group[] {
  const { snapshot } = useDesk();
  const type = stringOf(element.type).replace(/^multi_/, "");
  if (type === "users_select")
    return [
      { name: "", options: snapshot.people.map(({ id, realName }) => ({ value: id, label: realName, about: "" })) },
    ];
  if (type === "channels_select" || type === "conversations_select") {
    const seen = snapshot.channels.filter(
      ({ kind }) => kind !== "im" && (type === "conversations_select" || kind === "channel"),
    );
    return [{ name: "", options: seen.map(({ id, name }) => ({ value: id, label: `#${name}`, about: "" })) }];
  }
  const groups = listOf(element.option_groups).map((one) => ({
    name: wordsOf(one.label),
    options: listOf(one.options).map(optionOf),
  }));
  return groups.length > 0 ? groups : [{ name: "", options: listOf(element.options).map(optionOf) }];
}
