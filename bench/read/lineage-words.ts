/** Words that generated reports are made of. */
const list = (words: string): readonly string[] => words.split(" ");

export const NOUNS = list(
  "contract shipment ballot bridge lease tariff convoy warehouse ceiling payroll charter quota harvest tunnel registry border ferry pipeline orchard " +
    "tribunal garrison cargo invoice pension depot corridor reservoir license dividend turbine furnace railway timetable barrier allotment causeway dredger " +
    "ledger pasture foundry granary canal sluice embargo lighthouse hangar barracks checkpoint hospital archive workshop refinery mill vineyard outpost terminal " +
    "stockpile subsidy surcharge levy rebate bond mortgage deposit tender bid merger patent franchise roster shift overtime bonus grievance picket lockout " +
    "boycott petition referendum decree statute ordinance verdict appeal warrant subpoena affidavit ransom captive envoy courier interpreter delegate clerk " +
    "auditor surveyor pilot stoker welder miner farmer fisherman shepherd trawler barge tanker freighter lorry locomotive tractor crane pump generator antenna " +
    "cable switch meter valve boiler chimney roof cellar courtyard market square monument cemetery chapel school library theatre stadium laboratory clinic",
);
export const MATTERS = list(
  "dispute settlement inquiry proposal standstill compromise transfer handover inspection rotation blockade amnesty withdrawal restructuring takeover audit " +
    "evacuation exchange arbitration mediation recess adjournment outage shortage surplus drought flood epidemic strike slowdown walkout rehearsal ceremony " +
    "census election campaign transition succession boundary frontage inheritance estate concession guarantee indemnity liability custody supervision oversight " +
    "moratorium extension renewal cancellation suspension resumption expansion reduction closure reopening relocation resettlement demolition restoration",
);
export const QUALITIES = list(
  "narrow costly sudden lasting partial secret binding hollow modest rigid generous fragile reckless thorough hasty orderly obscure plain stubborn cautious " +
    "distant bitter cordial frozen mutual seasonal provisional wholesale symbolic lopsided untested overdue stale brisk dubious sound shallow steep remote idle " +
    "crowded vacant dusty polished worn ancient recent early late muted vivid faint loud silent private common foreign local central coastal northern southern",
);
export const VERBS = list(
  "signed postponed rejected inspected drafted blocked reopened financed abandoned defended escorted inherited measured doubled halved traded surveyed opposed " +
    "praised doubted endorsed revised leaked concealed published insured guarded repaired dismantled supplied counted weighed shipped stored burned flooded " +
    "sealed unloaded leased auctioned mortgaged pledged refused accepted delayed hastened renewed cancelled suspended resumed widened narrowed copied translated " +
    "borrowed returned divided merged transferred audited licensed banned permitted tolerated ignored discovered mislaid recovered announced denied confirmed",
);
export const WAYS = list(
  "quietly openly grudgingly overnight abroad twice again reluctantly promptly belatedly jointly separately formally verbally gradually abruptly repeatedly " +
    "secretly cheaply lawfully unlawfully briefly permanently partly wholly eventually meanwhile elsewhere upstream downstream indoors outdoors nearby overland",
);

/** Sentences that stand in many reports, word for word, and tie none of them to another. */
export const STOCK = [
  "The two sides have been at odds for years and several rounds of talks have ended without an agreement.",
  "Officials spoke on condition of anonymity because they were not authorized to talk to the press.",
  "The government did not immediately respond to a request for comment on Tuesday.",
  "Analysts say a settlement is possible but that neither side wants to be seen to give way first.",
  "This is a developing story and will be updated as more is known.",
  "The figures could not be independently confirmed.",
  "Earlier attempts at mediation failed over the order of steps and the question of guarantees.",
  "A spokeswoman for the prime minister declined to say whether another meeting was planned.",
  "Markets were little changed on the news, and the currency held steady against the dollar.",
  "The talks are expected to go on next week at a place that has not been made public.",
];
