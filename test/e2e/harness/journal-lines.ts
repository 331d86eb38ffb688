import { journal } from "../../../src/journal/event.ts";
