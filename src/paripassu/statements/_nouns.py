"""Words that tell what kind of speaker a source is. Data: sets of lower-case nouns, matched as whole words."""

import re


def _nouns(text: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(w.replace("_", r"\s+") for w in text.split()) + r")\b", re.IGNORECASE)


DOCUMENT = _nouns(
    """report reports survey surveys poll polls study studies document documents letter letters memo memos
    memorandum statement statements communique communiqué readout law bill indictment complaint lawsuit filing
    filings affidavit ruling verdict charter constitution treaty agreement resolution draft paper papers article
    editorial dossier assessment audit bulletin brief briefing_paper press_release release note data figures
    census rules regulations directive decree notice records minutes transcript tweet post message register
    answer manifest log regulation information files file posts count clip video recording presentation
    guidelines protocol audit decision judgment judgement declaration plan budget disclosure
    prospectus circular website e-mail email book white_paper review index analysis summary text findings
    advisory petition manifesto interviews interview measurements tests leaflet pamphlet invoice invoices contract
    receipt certificate certificates warrant subpoena testimony deposition autopsy inventory spreadsheet timetable
    itinerary treatise thesis questionnaire readings outlook outlooks strategy communiqués inquiry video videos
    images forecast forecasts warning commentary op-ed
    results returns posting postings rankings polling projection projections platform photo form ad ads advertisement memoir
    research film movie documentary playbook site_map version transcript question questionnaire
    precedent precedents accord roadmap notices orders scan scans photo photos footage recordings photographs images
    brochure brochures graph preprint preprints title_page affidavits plans suit lawsuits proposal
    proposals tally emails e-mails analyses excerpts petitions ledgers pictures logs cable cables wording
    statutes list lists announcement announcements hypothesis by-laws bylaws page"""
)
MEDIA = _nouns(
    """newspaper newspapers daily dailies weekly tabloid broadcaster broadcasters television tv radio news_agency
    newswire wire_service magazine website outlet outlets media press network channel channels journal gazette
    reuters afp ap associated_press yonhap kyodo xinhua tass interfax ria_novosti dpa bbc cnn nhk kcna
    al_jazeera bloomberg new_york_times washington_post wall_street_journal guardian financial_times kbs mbc sbs
    ytn telegram_channel blog blogger portal reporters journalists correspondent correspondents state_tv
    news_site news_portal times post herald tribune"""
)
GOVERNMENT = _nouns(
    r"""ministry ministries government governments administration cabinet kremlin white_house pentagon
    legislature legislatures state_legislature state_department department departments army navy air_force
    military armed_forces forces police intelligence
    spy_agency intelligence_service security_service mission embassy consulate parliament senate congress
    assembly national_assembly duma bundestag knesset house_of_representatives house lawmakers foreign_office
    presidency presidential_office office_of_the_president blue_house chancellery prosecutors prosecution
    general_staff joint_chiefs_of_staff joint_chiefs defence_forces defense_forces customs coast_guard treasury
    home_office authorities council_of_ministers state regime junta council border_guard directorate agency
    civil_defence civil_protection met_office secret_service
    f\.b\.i c\.i\.a kgb doj dhs irs epa faa fda nsa dea fbi cia sbu gru hur nis fsb mossad municipality city_hall
    governorate county district province emergency_service national_guard fire_service politburo
    central_military_commission public_health_department meteorological_service bureau force delegation division
    fire_brigade fire_department prison emirate kingdom sultanate republic inspectorate constabulary gendarmerie
    garrison tax_board tax_office health_service veterinary_service state_chancellery border_service
    bundeswehr high_command anti-graft_unit prefecture prefectures health_region disaster_unit police_station
    fire_and_rescue_service weather_centre weather_institute weather_office rescue_centre
    cyber_unit crime_unit storting riksdag folketing eduskunta sejm althing verkhovna_rada majlis saeima seimas riigikogu dáil
    disease_control_centre scotland_yard guardia_civil forecast_centre judiciary presidium high_court_registry"""
)
ORGANISATION = _nouns(
    """court courts tribunal central_bank bank company companies firm group corporation party union association
    federation committee commission institute university ngo charity foundation think_tank centre center
    council_of_europe united_nations un u.n. eu european_union nato who imf world_bank red_cross club league
    maker manufacturer operator airline exchange chamber coalition alliance movement campaign organisation
    organization fund society unicef unhcr iaea interpol uefa fifa ioc wada african_union asean ecowas opec wto
    board registry hospital school church startup supplier retailer monitors watchdog monitoring_group
    observatory team secretariat enterprise trust consortium utility utilities insurer insurers supplier suppliers refinery
    broker_house contractor subcontractor carrier generator grid_operator defence defense developer
    builder shipbuilder conglomerate cooperative co-operative syndicate brewery mine smelter port_operator lender
    lenders creditor diocese parish seminary museum theatre orchestra franchise subsidiary
    shipowner shipping_line distiller pharmacy clinic laboratory gang bloc airport railway railways college watchdog drugmaker carmaker
    planemaker chipmaker factory workshop militia cartel faction clan sect guild airfield shipyard studio academy
    brewer zoo mosque synagogue plant smelter steelmaker mall programme program integrity_unit body panel forum
    container_line trading_house pac super_pac legion consultancy
    publishing_house auction_house faculty conference_of_bishops festival collective caterer dicastery"""
)
PEOPLE = _nouns(
    """officials spokesmen spokespeople spokespersons diplomats sources residents analysts experts witnesses
    critics supporters lawmakers researchers scientists doctors investigators economists observers people aides
    ministers advisers advisors relatives villagers protesters workers soldiers troops fighters traders
    investors fans players parents teachers voters activists lawyers opponents republicans democrats
    conservatives rebels survivors prosecutors inspectors engineers leaders members senators deputies allies
    many some others they both several two three most participants organisers organizers historians specialists
    staff employees delegates envoys ambassadors medics volunteers nurses farmers fishermen neighbours neighbors
    families mothers students veterans officers commanders mayors governors athletes coaches farmers drivers
    crews monitors peers colleagues citizens locals refugees migrants exporters importers brokers bankers
    consultants planners contacts
    executives managers those men women technicians relatives survivors organisers campaigners pensioners passengers commuters customers
    shoppers shopkeepers insurers tenants landlords ranchers herders fishers miners dockers strikers marchers
    demonstrators pilgrims worshippers inmates prisoners detainees captives hostages guards peacekeepers
    legislators councillors councilors senators parliamentarians magistrates judges jurors bishops clerics elders
    chiefs nationals expatriates settlers squatters gunmen policemen servicemen islanders pupils academics professors physicists biologists chemists
    epidemiologists virologists climatologists pilots sailors skippers divers rescuers firefighters paramedics
    midwives surgeons pharmacists vets breeders growers planters beekeepers anglers hauliers truckers cyclists
    mechanics electricians builders architects surveyors designers developers programmers bloggers columnists
    nobody everyone everybody millions thousands candidates contenders hopefuls nominees policymakers policy_makers strategists
    surrogates operatives pollsters donors delegates fact-checkers americans hackers dealers whips generals editors
    cousins uncles aunts nephews nieces siblings grandparents grandchildren classmates workmates
    photographers filmmakers film-makers actors musicians singers artists authors writers publishers bosses mps meps cops markets"""
)
PERSON = _nouns(
    """official spokesman spokeswoman spokesperson diplomat source resident analyst expert witness minister
    president premier chancellor ambassador envoy representative secretary director chief head chairman
    chairwoman chair chairperson governor mayor senator lawmaker congressman congresswoman deputy adviser
    advisor aide general colonel major captain lieutenant commander admiral officer soldier doctor professor
    researcher scientist economist lawyer attorney judge prosecutor king queen prince princess sheikh emir pope
    bishop archbishop cardinal imam rabbi leader founder owner executive manager coach player captain driver
    worker teacher student mother father son daughter wife husband brother sister man woman boy girl farmer
    fisherman trader investor critic activist author writer columnist editor journalist reporter correspondent
    investigator inspector engineer nurse medic delegate negotiator mediator candidate nominee incumbent speaker
    counsel counsellor commissioner superintendent sheriff ombudsman auditor insider veteran survivor neighbour
    neighbor colleague referee trainer striker goalkeeper athlete swimmer runner virologist epidemiologist
    seismologist geologist volcanologist hydrologist meteorologist forecaster broker banker strategist historian
    organiser organizer participant registrar rapporteur chargé rival opponent counterpart homologue predecessor successor
    monitor staffer trooper speechwriter member agent person convener coordinator organizer clerk haulier grower
    gardener welder scout master accused defendant suspect plaintiff applicant tenant passenger caller listener
    guest speaker treasurer quaestor whip premier-designate minister-designate president-elect mayor-elect
    shopkeeper baker butcher fixer translator guard guide nun monk priest actor singer painter pilot sailor
    statistician astronomer mathematician botanist geographer demographer ecologist glaciologist oceanographer agronomist
    paediatrician pediatrician archimandrite hieromonk protopresbyter
    skipper mechanic electrician undersecretary under-secretary vice-president vice_president attaché consul
    vicar senior commodore brigadier marshal corporal cadet conscript gunner warden constable detective magistrate
    justice legislator councillor councilor parliamentarian premier-elect aide-de-camp chieftain elder cleric mufti
    ayatollah patriarch abbot rector dean provost lecturer physicist chemist biologist climatologist volunteer
    surgeon physician paramedic midwife pharmacist vet firefighter rescuer diver miner docker tailor carpenter
    barber waiter cook chef pensioner widow widower cousin uncle aunt nephew niece grandson granddaughter
    grandfather grandmother godfather friend boyfriend girlfriend fiancé fiancée roommate landlord landlady lodger
    hostage inmate prisoner detainee captive fugitive smuggler trafficker poacher hacker whistleblower informant
    defector dissident exile refugee migrant settler pilgrim peacekeeper bodyguard gunman militant insurgent rebel
    warlord kingpin tycoon magnate oligarch billionaire banker financier shareholder financier entrepreneur founder
    co-founder cofounder chairperson figurehead hopeful frontrunner front-runner challenger contender caretaker
    regent monarch chamberlain courtier steward butler valet curator archivist librarian archaeologist palaeontologist
    linguist philosopher theologian sociologist anthropologist psychologist psychiatrist programmer developer designer
    architect contractor foreman forewoman supervisor operative dispatcher controller navigator officeholder
    postmaster stationmaster harbourmaster umpire promoter agent physiotherapist selector batsman bowler goalscorer
    turncoat taoiseach tánaiste boss host middleman informer assistant barrister solicitor advocate administrator
    vice-chair trustee lobbyist rescuer shepherd printer haulier toxicologist pathologist criminologist inmate
    linesman bondholder bookmaker somebody someone principal headmaster headmistress deckhand fellow ceo cfo coo
    prefect sub-prefect rep runner-up sultan brother-in-law sister-in-law father-in-law son-in-law mother-in-law
    republican democrat conservative socialist liberal nationalist communist independent
    novice newcomer
    upstart insurgent outsider constituent supporter voter icon legend guru businessman businesswoman
    congressperson blogger teen teenager celebrity comedian mogul heir heiress anchor
    moderator filmmaker film-maker mp mep exporter importer chum pal musician rapper host senator pollster strategist operative surrogate donor fundraiser delegate
    observer technician sergeant officer-in-charge winger midfielder defender forward sprinter cyclist skier skater jockey boxer wrestler"""
)
TITLES = re.compile(
    r"^(?:Mr|Pharm|Archimandrite|Hieromonk|Protopresbyter|Deacon|Secretary-Treasurer|Advocate|Adv|Atty|Cr|Coun|Mallam|Mallama|Gogo|Archdeacon|Supt|Insp|Cde|Comrade|Datu|Mama|Baba|Hajia|Hadja|Sheikha|Mawlawi|Maulvi|Colonel-Major|Major-General|Lieutenant-General|"
    r"Lieutenant-Colonel|Brigadier-General|Barrister|Pastor|Rabbi|Nana|Ato|Daw|Rear-Admiral|Sous-Lieutenant|Sergeant|Sergeant-Major|"
    r"Alhaji|Alhaja|Malam|District|Circuit|Crown|Regional|Provincial|Federal|Special|Assistant|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Dame|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rep|Sen|"
    r"Gov|President|Prime|Minister|Foreign|Defen[cs]e|"
    r"Secretary|Chancellor|Senator|Congressman|Congresswoman|Governor|Mayor|King|Queen|Prince|"
    r"Princess|Pope|General|Colonel|Major|Captain|Lieutenant|"
    r"Admiral|Judge|Justice|Ambassador|Deputy|Vice|Chief|First|Interior|Finance|Health|Trade|"
    r"Transport|Energy|Justice|Attorney|Commissioner|Director|"
    r"Chairman|Chair|Speaker|Sheikh|Imam|Rev|Father|Brother|Sister|Bishop|Archbishop|Cardinal|"
    r"Emir|Sultan|Crown|Premier|Spokesman|Spokeswoman|"
    r"Spokesperson|Coach|Captain|Inspector|Superintendent|Sheriff|Constable|Brigadier|Marshal|"
    r"Commander-in-Chief|Commander|Envoy|Representative|Undersecretary|Home|"
    r"Education|Agriculture|Economy|Environment|Culture|Sports?|Labou?r|Press|National|Security|"
    r"Adviser|Advisor|State|Under|Assistant|Acting|Former|UN|U\.N\.|Eng|Engr|Don|Doña|Dona|Señor|Señora|Senhor|"
    r"Senhora|Herr|Frau|Monsieur|Madame|Signor|Signora|Maître|Me|Shri|Smt|Datuk|Dato|Tan|Tun|Hajji|Haji|Hajj|"
    r"Ustad|Ustaz|Mullah|Maulana|Ayatollah|Mufti|Patriarch|Metropolitan|Monsignor|Fr|Br|Sr|Hon|Commodore|"
    r"Corporal|Cpl|Pte|Cmdr|Cdr|Maj-Gen|Lt-Gen|Lt-Col|Brig|Air|Wing|Flight|Vice-Admiral|Rear|Magistrate|Chieftain|"
    r"Councillor|Councilor|Cllr|Detective|Deputy|Rector|Dean|Dame|Baron|Count|Countess|Duke|Duchess|"
    r"H\.?E|H\.?R\.?H|Excellency|Honou?rable|Datin|Seri|Puan|Encik|Samdech|Oknha|Chumteav|"
    r"Ustadz|Ustadh|Sheik|Shaikh|Shaykh|Syekh|Sayyid|Msgr|Mgr|Hajah)\.?$"
)
SRI = re.compile(r"(?:Tan|Dato|Datuk|Datin|Puan|Toh)$")
"""Titles of which "Sri" is the second half; alone it is a given name."""
HONOUR_AT_END = re.compile(
    r"(?:(?:^|\s)(?:(?:H\.?E\.?|H\.?R\.?H\.?|(?:His|Her) (?:Excellency|Royal Highness)|(?:the )?(?:Right )?Honou?rable|Dato['’]?|Datuk|Datin|Tan|Tun|Puan|Toh|Seri|Sri|"
    r"Encik|Samdech|Akka|Moha|Sena|Padei|Techo|Thipadei|Borvor|Oknha|Lok|Chumteav|Haji|Hajji|Hajj)(?=\s|$)))+$"
)
"""Titles of honour right before a name: they tell nothing of what somebody does."""
HONORIFICS = re.compile(r"^(?:Don|Doña|Eng|Hon|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Dame|Rev)\.?$")
NAME_PARTICLES = frozenset(
    """de da di do dos das del della der den van von bin ibn ben al el la le du ter ten y e af av zu abu""".split()  # noqa: SIM905
)
HE = frozenset(("he", "she", "him", "her", "i"))
IT = frozenset(("it", "they", "we", "them"))
MEDIA_WORDS = frozenset("daily paper newspaper weekly channel station broadcaster agency site magazine network".split())  # noqa: SIM905


def is_common(word: str) -> bool:
    """Whether *word* is one of the common nouns that tell a kind of speaker ("Police"), no name."""
    return any(p.fullmatch(word) for p in (DOCUMENT, MEDIA, GOVERNMENT, ORGANISATION, PEOPLE, PERSON))
