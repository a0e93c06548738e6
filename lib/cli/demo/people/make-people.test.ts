import { describe, expect, it } from "vitest";
import { checkCharacter } from "../../../domain/dossier/identity-number";
import { type DemoPerson, makePeople } from "./make-people";
import { DEMO_STAGES } from "./stages";

const CUTOFF = "2020-03-31";
const numbersOf = (person: DemoPerson) => [person, ...person.members].map((one) => one.identityNumber);

describe("demo people", () => {
  it("follow the seed alone", () => {
    expect(makePeople(60, 7, CUTOFF)).toEqual(makePeople(60, 7, CUTOFF));
    expect(makePeople(60, 8, CUTOFF)).not.toEqual(makePeople(60, 7, CUTOFF));
    expect(makePeople(300, 7, CUTOFF).slice(0, 60)).toEqual(makePeople(60, 7, CUTOFF));
  });

  it("carry identity numbers that check and can be nobody's, their households too", () => {
    const people = makePeople(5000, 1, CUTOFF);
    const numbers = people.flatMap(numbersOf);
    for (const number of numbers) {
      expect(number).toMatch(/^9900\d{13}[0-9X]$/);
      expect(checkCharacter(number.slice(0, 17))).toBe(number[17]);
    }
    for (const person of people) expect(person.identityNumber.slice(6, 14)).toBe(person.birthDate.replaceAll("-", ""));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(people.map((p) => p.phone)).size).toBe(people.length);
  });

  it("stand in every stage, in every class and township", () => {
    expect(new Set(makePeople(60, 1, CUTOFF).map((p) => p.stage))).toEqual(new Set(DEMO_STAGES));
    expect(new Set(makePeople(60, 1, CUTOFF).map((p) => p.applicantClass)).size).toBe(4);
    expect(new Set(makePeople(300, 1, CUTOFF).map((p) => p.township)).size).toBe(9);
  });

  it("apply for more than there is: for homes and schools, by pool", () => {
    const inNotice = (count: number, kind: "housing" | "schooling") =>
      makePeople(count, 1, CUTOFF).filter((p) => p.stage === "in-notice" && p.kinds.includes(kind));
    const ofClass = (people: readonly DemoPerson[], classes: string) =>
      people.filter((p) => classes.includes(p.applicantClass)).length;
    expect(ofClass(inNotice(300, "housing"), "AB")).toBeGreaterThan(40);
    expect(ofClass(inNotice(60, "housing"), "C")).toBe(6);
    expect(ofClass(inNotice(60, "housing"), "D")).toBe(4);
    expect(ofClass(inNotice(60, "schooling"), "C")).toBe(5);
    expect(ofClass(inNotice(60, "schooling"), "D")).toBe(3);
    const firstSchool = (one: DemoPerson) => one.members.filter((m) => m.choices[0] === "school-1").length;
    expect(inNotice(60, "schooling").reduce((sum, one) => sum + firstSchool(one), 0)).toBeGreaterThan(12);
  });

  it("hold two children of one family, and two people whose claims are the same word for word", () => {
    const people = makePeople(60, 1, CUTOFF);
    expect(people.some((p) => p.members.filter((m) => m.relation === "child").length === 2)).toBe(true);
    expect(people[5]?.claims).toEqual(people[4]?.claims);
    expect(people[29]?.claims).toEqual(people[28]?.claims);
    expect(people[6]?.claims).not.toEqual(people[4]?.claims);
  });
});
