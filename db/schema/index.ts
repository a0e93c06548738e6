export * from "./accounts";
export * from "./applications";
export * from "./audit/events";
export * from "./dossiers";
export * from "./office-clock";
export * from "./programmes";
export * from "./published/tables";
export * from "./rankings";
