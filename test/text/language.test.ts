import { expect, test } from "vitest";
import { detectLanguage } from "#text/language.ts";

/* Invented sentences about an invented dam, so that every language says the same. */

test.each([
  ["de", "Der Damm oberhalb der Stadt brach am Montag, und das Wasser stand bis zum Abend in den Straßen."],
  ["nl", "De dam boven de stad brak op maandag en het water stond tot de avond in de straten van het dorp."],
  ["fr", "Le barrage situé au-dessus de la ville a cédé lundi, et l'eau est restée dans les rues jusqu'au soir."],
  ["es", "La presa situada sobre la ciudad cedió el lunes y el agua permaneció en las calles hasta la noche."],
  ["it", "La diga sopra la città ha ceduto lunedì e l'acqua è rimasta nelle strade fino alla sera."],
  ["pt", "A barragem acima da cidade cedeu na segunda-feira e a água ficou nas ruas até à noite."],
  ["sv", "Dammen ovanför staden brast på måndagen och vattnet stod kvar på gatorna till kvällen."],
  ["pl", "Tama nad miastem pękła w poniedziałek, a woda stała na ulicach aż do wieczora."],
  ["tr", "Şehrin yukarısındaki baraj pazartesi günü çöktü ve su akşama kadar sokaklarda kaldı."],
  ["ru", "Плотина над городом прорвалась в понедельник, и вода стояла на улицах до вечера."],
])("a sentence in %s is told as such", (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each([
  "Ardo Velmí's deputy Delia Rodríguez Orvík adopts a softer tone",
  "The second choir of the Fondazione Arvena sings from the Teatro Mirenzo",
  "Ilse Varn later coached Dan Jansón and Bonna Blaír",
])("an English line full of foreign names is English: %s", (text) => {
  expect(detectLanguage(text)).toBe("en");
});

test("a text of two languages is told by the one that fills it", () => {
  const dutch = "De dam boven de stad brak op maandag en het water stond tot de avond in de straten. ".repeat(6);
  expect(detectLanguage(`${dutch} The dam failed, they said.`)).toBe("nl");
});
