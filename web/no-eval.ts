import { config } from "zod";

// The page's policy forbids making code of strings, and a browser reports even the attempt to find out whether it does.
// So this is said before any schema is made: it has to be the first import.
config({ jitless: true });
