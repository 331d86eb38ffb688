import { describe, expect, it } from "vitest";
import { headOf } from "./text-head.ts";

const PROSE = "The dam's gates stay shut, the two sides said after a night of talks in the capital.";

describe("headOf", () => {
  it.each([
    ["River Post, 3 May 2022", { publisher: "River Post", published: "2022-05-03" }],
    ["By Ada Ness, The River Post, May 3, 2022", { authors: ["Ada Ness"], publisher: "The River Post", published: "2022-05-03" }],
    ["By Ada Ness and Bo Lind | River Post | Tuesday, 3rd May 2022", { authors: ["Ada Ness", "Bo Lind"], publisher: "River Post", published: "2022-05-03" }],
    ["By Ada Ness, Bo Lind and Cy Moor", { authors: ["Ada Ness", "Bo Lind", "Cy Moor"] }],
    ["Published: 2022-05-03", { published: "2022-05-03" }],
    ["Updated May 3, 2022, 10:15 a.m. GMT", { published: "2022-05-03" }],
    ["RIVER POST – 03.05.2022", { publisher: "RIVER POST", published: "2022-05-03" }],
    ["River Post, 25/5/2022, source: Hill Wire", { publisher: "River Post", published: "2022-05-25" }],
    ["BBC, 3 May 2022, 10:15 GMT", { publisher: "BBC", published: "2022-05-03" }],
    ["River Post, May 2022", { publisher: "River Post", published: "2022-05" }],
  ])("reads the byline %s", (byline, expected) => {
    const head = headOf(`Talks resume over river water\n${byline}\n\n${PROSE}\n`);
    expect(Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined))).toEqual({ title: "Talks resume over river water", ...expected });
  });

  it("takes a line in capitals above for the masthead, and a numbered paper for the title where no other is", () => {
    expect(headOf(`THE SLUICE\nLetter of the growers, 3 May 2022\n\nWhat they did with our water\n\n${PROSE}`)).toMatchObject({ publisher: "THE SLUICE", title: "What they did with our water" });
    expect(headOf(`HILL WATER BOARD\nCircular No. 4, Easton, 3 May 2022\nFrom: the board <board>\n\n${PROSE}`)).toMatchObject({ publisher: "HILL WATER BOARD", title: "Circular No. 4" });
    expect(headOf(`DAM TALKS END\nBy Ada Ness, River Post, 3 May 2022\n${PROSE}`)).toMatchObject({ title: "DAM TALKS END", publisher: "River Post" });
  });

  it("passes over a site's own short lines, and leaves prose alone", () => {
    expect(headOf(`river logo\nwaterboatsfish\n\nScoop: Dam talks resume in secret\n\n${PROSE}`)).toMatchObject({ title: "Scoop: Dam talks resume in secret", published: undefined });
    const head = headOf("The talks began on 3 May 2022, in the capital, and they ended the day after.\nThe end.");
    expect(head).toEqual({ title: undefined, publisher: undefined, authors: undefined, published: undefined, url: undefined });
  });

  it("reads an agency after its place, and a date that cannot be is none", () => {
    expect(headOf(`Dam talks resume in secret\n\nPORT ALMA, May 3 (Coast News) — ${PROSE}`)).toMatchObject({ publisher: "Coast News", published: undefined });
    expect(headOf(`Dam talks resume in secret\nRiver Post, 31 February 2022\n\n${PROSE}`).published).toBeUndefined();
    expect(headOf(`Dam talks resume in secret\nRiver Post, 3/5/2022\n\n${PROSE}`).published).toBeUndefined();
  });
});
