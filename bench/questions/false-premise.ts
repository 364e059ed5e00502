/** A question that takes for granted what the stored articles say otherwise, and what they say. */
export type FalsePremise = { readonly question: string; readonly stored: string };

/** Over the samples: invented Norvania, and the one real article. */
export const OF_SAMPLES: readonly FalsePremise[] = [
  { question: "When did the Pentagon carry out the drone strikes inside Venezuela?", stored: "only planned" },
  { question: "Who approved the drone strikes within Venezuela?", stored: "yet to give the green light" },
  { question: "Why did Trump give the green light for the operations?", stored: "yet to give the green light" },
  { question: "Where did the drone strikes within Venezuela hit drug traffickers?", stored: "only planned" },
  { question: "Why did the U.S. deploy twelve ships to the region?", stored: "eight ships" },
  { question: "Why was the reward for Maduro's capture increased to $80 million?", stored: "$50 million" },
  { question: "Why did the Justice Department withdraw its 2020 indictment of Maduro?", stored: "remains active" },
  { question: "Where are the 9,000 personnel deployed with the ships?", stored: "4,000 personnel" },
  { question: "When did parliament vote on the money for the valley?", stored: "has yet to vote" },
  { question: "Why did parliament approve the 40 million crowns?", stored: "has yet to vote" },
  { question: "Why did Norvania Hydro admit that it ignored cracks in the dam?", stored: "denied" },
  { question: "Why did a spokesperson for the company comment on the letter?", stored: "declined" },
  { question: "How did the government spend the 40 million crowns on houses?", stored: "plans to" },
  { question: "How did Norvania Hydro publish an inspection report in 2023?", stored: "none since 2019" },
  { question: "How were the 50 people killed in Velmar found?", stored: "12, 15, then 21" },
  { question: "Why did the inquiry question 40 engineers of Norvania Hydro?", stored: "14 engineers" },
  { question: "Who promised 400 million crowns for the valley?", stored: "40 million" },
  { question: "Why were five bridges over the Orvik river destroyed?", stored: "two bridges" },
  { question: "Where were 9,000 residents of Velmar moved?", stored: "about 2,400" },
  { question: "Why will fuel be rationed for 90 days?", stored: "30 days" },
  { question: "Why did President Ilse Varn declare a state of emergency?", stored: "Arvid Toll is president" },
  { question: "What did Finance Minister Ilse Varn promise for the valley?", stored: "Pia Strand" },
  { question: "When did Mayor Pia Strand say the town would bury its dead?", stored: "Brigt Halden" },
  { question: "What did Judge Sten Halloway say about the gate log?", stored: "Karin Moll" },
  { question: "What did Chief Executive Jonas Pell say about the wall?", stored: "Sten Halloway" },
  { question: "Why did the Sundra dam fail?", stored: "the Orvik dam" },
  { question: "Why did the Valley Party call for 20 million crowns?", stored: "90 million crowns" },
  { question: "Who built the dam in 1985?", stored: "1962" },
  { question: "Why did the Orvik dam fail on Friday?", stored: "Monday" },
  { question: "Why were the gates of the Orvik dam open on the night of the failure?", stored: "closed" },
  { question: "How did the railway line to Sundra stay open?", stored: "closed" },
  { question: "Why did the number of people killed in Velmar fall to 21?", stored: "rose" },
  { question: "Who found the gate log?", stored: "missing" },
  { question: "Why did Norvania Hydro refuse to hand over all records?", stored: "would hand over" },
];

/** Over the stored articles of RealTime QA. */
export const OF_NEWS: readonly FalsePremise[] = [
  { question: "Why did Nicolás Maduro plead guilty in federal court?", stored: "pleaded not guilty" },
  { question: "Why did Cilia Flores plead guilty to drug trafficking charges?", stored: "pleaded not guilty" },
  {
    question: "Why did Amazon cut 45,000 jobs worldwide in its second round of layoffs in three months?",
    stored: "16,000",
  },
  {
    question: "Why did Tesla surpass BYD to become the world's top electric-vehicle seller in 2025?",
    stored: "BYD surpassed Tesla",
  },
  { question: "Why did the jury find Meta and Google liable for $90 million in damages?", stored: "$6 million" },
  {
    question: "How many people watched as Alex Honnold failed his free solo climb up the Taipei 101 building?",
    stored: "completed",
  },
  { question: "Why was NASA's Artemis 2 moon mission delayed until at least October?", stored: "March" },
  { question: "Why did Chief of Staff Karoline Leavitt announce a breast cancer diagnosis?", stored: "Susie Wiles" },
  {
    question: "Why did an Air Canada jet collide with a fire truck at LaGuardia airport on January 4?",
    stored: "March 22",
  },
  {
    question: "Why did Postmaster General Sean Duffy say the United States Postal Service would run out of cash?",
    stored: "David Steiner",
  },
];
