import { describe, expect, it } from "vitest";
import { checkCharacter } from "../../../domain/dossier/identity-number";
import { makePeople } from "./make-people";

describe("demo people", () => {
  it("follow the seed alone", () => {
    expect(makePeople(60, 7, "2020-03-31")).toEqual(makePeople(60, 7, "2020-03-31"));
    expect(makePeople(60, 8, "2020-03-31")).not.toEqual(makePeople(60, 7, "2020-03-31"));
    expect(makePeople(120, 7, "2020-03-31").slice(0, 60)).toEqual(makePeople(60, 7, "2020-03-31"));
  });

  it("carry identity numbers that check and can be nobody's", () => {
    const people = makePeople(5000, 1, "2020-03-31");
    for (const person of people) {
      expect(person.identityNumber).toMatch(/^9900\d{13}[0-9X]$/);
      expect(checkCharacter(person.identityNumber.slice(0, 17))).toBe(person.identityNumber[17]);
      expect(person.identityNumber.slice(6, 14)).toBe(person.birthDate.replaceAll("-", ""));
    }
    expect(new Set(people.map((p) => p.identityNumber)).size).toBe(people.length);
    expect(new Set(people.map((p) => p.phone)).size).toBe(people.length);
  });

  it("fill housing beyond its quota in every pool", () => {
    const housed = makePeople(60, 1, "2020-03-31").filter((p) => p.stage === "in-notice");
    const count = (classes: string) => housed.filter((p) => classes.includes(p.applicantClass)).length;
    expect([count("AB"), count("C"), count("D")]).toEqual([42, 6, 4]);
  });
});
